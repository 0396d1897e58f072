using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Chain;

/// <summary>Stores what was decided about records, and tells operators: audit trail, log, metrics.</summary>
public sealed partial class ChainJournal(
    IChainStore store, ChainTrails trails, ChainMetrics metrics, ILogger<ChainJournal> logger)
{
    /// <returns>False when another process has changed the record meanwhile; it has told of it too.</returns>
    public async Task<bool> StoreAsync(ChainOperation before, ChainStep step, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(step);
        if (!await store.SaveAsync(
            new ChainChange(before, step.Next) { Audit = trails.Of(step) }, cancellationToken))
        {
            return false;
        }

        Tell(before, step);
        return true;
    }

    public void Sent(WatchedOperation watched)
    {
        ArgumentNullException.ThrowIfNull(watched);
        metrics.Sent();
        var operation = watched.Operation;
        Sent(operation.Record.Kind, operation.Position.ToString(), watched.Last.Hash, operation.Slot?.Nonce ?? -1);
    }

    public void Replaced(ChainOperation operation, ChainTransaction dearer)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(dearer);
        Replaced(operation.Slot?.Nonce ?? -1, operation.Id.ToString(), dearer.Hash, dearer.Fee.Maximum);
    }

    public void Refused(WatchedOperation watched, string? reason)
    {
        ArgumentNullException.ThrowIfNull(watched);
        Refused(watched.Operation.Id.ToString(), watched.Operation.Slot?.Nonce ?? -1, reason ?? "");
    }

    private void Tell(ChainOperation before, ChainStep step)
    {
        if (step.Incident is ChainIncident.None)
            return;
        metrics.Noted(step.Incident);
        var id = before.Id.ToString();
        switch (step.Incident)
        {
            case ChainIncident.Reorganised:
                Reorganised(id, before.Block?.Number ?? -1);
                break;
            case ChainIncident.NonceTaken:
                NonceTaken(before.Slot?.Nonce ?? -1, id);
                break;
            case ChainIncident.Failed:
                Failed(id, step.Next.Attempts, step.Next.Reason ?? "");
                break;
            case ChainIncident.Exhausted:
                Exhausted(id, step.Next.Attempts, step.Next.Reason ?? "");
                break;
        }
    }

    [LoggerMessage(
        2301,
        LogLevel.Information,
        "onchain_ledger: {Kind} of {PositionId} sent as {TransactionHash} with nonce {Nonce}")]
    private partial void Sent(string kind, string positionId, string transactionHash, long nonce);

    [LoggerMessage(
        2302,
        LogLevel.Warning,
        "Nonce {Nonce} of {OperationId} was stuck; {TransactionHash} takes its place and offers {FeePerGas} wei")]
    private partial void Replaced(long nonce, string operationId, string transactionHash, long feePerGas);

    [LoggerMessage(
        2303, LogLevel.Warning, "The node refuses {OperationId} with nonce {Nonce}, which is sent again: {Reason}")]
    private partial void Refused(string operationId, long nonce, string reason);

    [LoggerMessage(
        2304, LogLevel.Warning, "{OperationId} was in block {BlockNumber}, which the chain has replaced")]
    private partial void Reorganised(string operationId, long blockNumber);

    [LoggerMessage(
        2305,
        LogLevel.Error,
        "Nonce {Nonce} of {OperationId} was used by somebody else; the mirror's account must be its own")]
    private partial void NonceTaken(long nonce, string operationId);

    [LoggerMessage(
        2306, LogLevel.Error, "onchain_ledger_error: attempt {Attempt} of {OperationId} failed: {Reason}")]
    private partial void Failed(string operationId, int attempt, string reason);

    [LoggerMessage(
        2307,
        LogLevel.Critical,
        "onchain_ledger_retry_exhausted: {OperationId} failed {Attempts} times and waits for an operator: {Reason}")]
    private partial void Exhausted(string operationId, int attempts, string reason);
}
