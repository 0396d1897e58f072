using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Chain;

/// <summary>A record on its way to the chain. <c>payload</c> is the very text that is written there.</summary>
internal sealed record ChainOperationResponse(
    string Id,
    string State,
    string LedgerEventId,
    string PositionId,
    string InstitutionId,
    string Kind,
    string Payload,
    int Attempts,
    string? Reason,
    DateTimeOffset? NextAttemptAt,
    long? ChainId,
    string? Account,
    long? Nonce,
    string? TxHash,
    DateTimeOffset? SentAt,
    long? BlockNumber,
    string? BlockHash,
    DateTimeOffset? ConfirmedAt,
    bool IsFinal,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    public static ChainOperationResponse From(ChainOperation operation) => new(
        operation.Id.ToString(),
        WireName<MirrorState>.Of(operation.State),
        operation.LedgerEvent.ToString(),
        operation.Position.ToString(),
        operation.Institution.ToString(),
        operation.Record.Kind,
        operation.Record.Payload,
        operation.Attempts,
        operation.Reason,
        operation.State is MirrorState.Pending or MirrorState.Failed ? operation.DueAt : null,
        operation.Slot?.ChainId,
        operation.Slot?.Account,
        operation.Slot?.Nonce,
        operation.TransactionHash,
        operation.SentAt,
        operation.Block?.Number,
        operation.Block?.Hash,
        operation.ConfirmedAt,
        operation.IsFinal,
        operation.CreatedAt,
        operation.UpdatedAt);
}
