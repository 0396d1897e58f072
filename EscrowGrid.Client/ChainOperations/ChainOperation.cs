using EscrowGrid.Client.LedgerEvents;

namespace EscrowGrid.Client.ChainOperations;

/// <summary>The record of a ledger event on its way to a chain.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">How far it has come.</param>
/// <param name="LedgerEventId">What it records.</param>
/// <param name="PositionId">Of which position.</param>
/// <param name="InstitutionId">Of which institution.</param>
/// <param name="Kind">Of the ledger event.</param>
/// <param name="Payload">The very text that is written on the chain.</param>
/// <param name="Attempts">How many have failed.</param>
/// <param name="IsFinal">Confirmed so deep that it is looked at no more.</param>
/// <param name="CreatedAt">When the mirror took the ledger event up.</param>
/// <param name="UpdatedAt">When it last changed.</param>
public sealed record ChainOperation(
    string Id,
    ChainOperationState State,
    string LedgerEventId,
    string PositionId,
    string InstitutionId,
    LedgerEventKind Kind,
    string Payload,
    int Attempts,
    bool IsFinal,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt)
{
    /// <summary>Why the last attempt failed, or why it is skipped.</summary>
    public string? Reason { get; init; }

    /// <summary>Null unless it waits to be sent.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>EIP-155; null until it has a nonce, like the next two.</summary>
    public long? ChainId { get; init; }

    public string? Account { get; init; }

    public long? Nonce { get; init; }

    /// <summary>Null until a transaction is signed.</summary>
    public string? TxHash { get; init; }

    /// <summary>When a node last took its transaction.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Null while no block has it, like the next two.</summary>
    public long? BlockNumber { get; init; }

    public string? BlockHash { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }
}
