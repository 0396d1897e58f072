namespace EscrowGrid.LocalHosting.Running;

/// <summary>After which end a process is started again.</summary>
internal enum RestartPolicy
{
    /// <summary>A job: somebody waits for its completion, whatever that is.</summary>
    Never,

    /// <summary>A program that may finish: only after a failure.</summary>
    OnFailure,

    /// <summary>A service, which others expect at its address: always.</summary>
    Always,
}
