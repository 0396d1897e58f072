using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>A process that a resource runs as.</summary>
internal interface ILaunchedProcess : IAsyncDisposable
{
    ProcessIdentity Identity { get; }

    /// <summary>What asks it to stop.</summary>
    UnixSignal StopSignal { get; }

    /// <summary>Ends with the exit code.</summary>
    Task<int> Exited { get; }

    /// <summary>Asks it to stop, and kills it at the limit.</summary>
    Task StopAsync(TimeSpan limit);
}
