namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The states a resource can be in, by Aspire's names.</summary>
public static class KnownResourceStates
{
    /// <summary>Not asked to start yet (before its turn, or started by hand only).</summary>
    public static readonly string NotStarted = nameof(NotStarted);

    /// <summary>Something it waits for is not there yet.</summary>
    public static readonly string Waiting = nameof(Waiting);

    /// <summary>Its process is being started.</summary>
    public static readonly string Starting = nameof(Starting);

    /// <summary>Its process runs; whether it is healthy is another question.</summary>
    public static readonly string Running = nameof(Running);

    /// <summary>It is being stopped.</summary>
    public static readonly string Stopping = nameof(Stopping);

    /// <summary>Its process ended, with an exit code other than 0 or by a stop from outside.</summary>
    public static readonly string Exited = nameof(Exited);

    /// <summary>Its process ended by itself with exit code 0.</summary>
    public static readonly string Finished = nameof(Finished);

    /// <summary>It could not be started, or something it depends on failed.</summary>
    public static readonly string FailedToStart = nameof(FailedToStart);

    /// <summary>The states from which nothing happens by itself.</summary>
    public static readonly IReadOnlyList<string> TerminalStates = [Exited, Finished, FailedToStart];
}
