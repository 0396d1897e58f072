namespace EscrowGrid.Core.Jobs;

/// <summary>Decides which worker runs a schedule.</summary>
internal interface IScheduleClaims
{
    /// <returns>A claim to dispose when the run is over, or null when the run is somebody else's.</returns>
    Task<IAsyncDisposable?> TryClaimAsync(
        string scheduleId, DateTimeOffset scheduledFor, CancellationToken cancellationToken);
}
