using System.Text.RegularExpressions;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Text as a terminal gets it.</summary>
internal static partial class TerminalText
{
    /// <summary>The text without colours and other control sequences.</summary>
    public static string Plain(string text) => Sequences().Replace(text, "");

    [GeneratedRegex(@"\x1B\[[0-9;?]*[ -/]*[@-~]", RegexOptions.None, 1000)]
    private static partial Regex Sequences();
}
