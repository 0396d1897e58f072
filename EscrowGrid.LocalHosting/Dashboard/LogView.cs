using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Dashboard;

/// <summary>How a line of a console is shown: its time, and its text without terminal colours.</summary>
internal static class LogView
{
    public static string Time(LogLine line) => ResourceView.Clock(line.At);

    public static string Text(LogLine line) => TerminalText.Plain(line.Text);

    /// <summary>The line's class: the host's own words and standard error look different.</summary>
    public static string? Kind(LogLine line) => line.Stream switch
    {
        LogStream.Error => "err",
        LogStream.System => "host",
        _ => null,
    };
}
