namespace EscrowGrid.LocalHosting.Running;

/// <summary>Prints every line of the application with the replica's name in front.</summary>
internal sealed class ConsolePrinter(LogBook logs, TextWriter output, bool useColour)
{
    private const string Reset = "\e[0m";
    private const string Dim = "\e[2m";

    /// <summary>Foreground colours that read well on light and dark terminals.</summary>
    private static readonly string[] Colours = ["\e[36m", "\e[32m", "\e[33m", "\e[35m", "\e[34m", "\e[31m"];

    private readonly Dictionary<string, string> _prefixes = [];

    public async Task RunAsync(CancellationToken ct)
    {
        await foreach (var line in logs.FollowAsync(name: null, ct))
            await output.WriteLineAsync(Format(line));
    }

    private string Format(LogLine line)
    {
        if (!useColour)
            return $"{Prefix(line.Replica)} {TerminalText.Plain(line.Text)}";
        var text = line.Stream == LogStream.System ? $"{Dim}{line.Text}{Reset}" : line.Text;
        return $"{Prefix(line.Replica)} {text}";
    }

    private string Prefix(string replica)
    {
        if (!_prefixes.TryGetValue(replica, out var prefix))
        {
            prefix = useColour ? $"{Colours[_prefixes.Count % Colours.Length]}[{replica}]{Reset}" : $"[{replica}]";
            _prefixes.Add(replica, prefix);
        }
        return prefix;
    }
}
