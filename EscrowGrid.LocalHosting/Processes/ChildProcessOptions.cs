namespace EscrowGrid.LocalHosting.Processes;

/// <summary>What to start and how.</summary>
internal sealed record ChildProcessOptions(string FileName, IReadOnlyList<string> Arguments)
{
    public string WorkingDirectory { get; init; } = "/";

    /// <summary>Set on top of this process's own environment, in this order; null takes a variable away.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Environment { get; init; } = [];

    /// <summary>The user to run as; null for our own.</summary>
    public ServerAccount? Account { get; init; }

    /// <summary>
    /// Written to standard input, which is closed after it; the way to hand over a secret that `ps` must not show.
    /// </summary>
    public string StandardInput { get; init; } = "";

    /// <summary>The signal that asks this program to stop.</summary>
    public UnixSignal StopSignal { get; init; } = UnixSignal.Terminate;

    public Action<string> OnOutput { get; init; } = _ => { };

    public Action<string> OnError { get; init; } = _ => { };
}
