using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>A record on its way to the chain: one for each ledger event that is mirrored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LedgerEvent">What it records; no two operations record the same.</param>
/// <param name="Position">Within it, records reach the chain in the order of its ledger.</param>
/// <param name="Institution">The tenant that it concerns.</param>
/// <param name="Record">What is written.</param>
/// <param name="CreatedAt">When the mirror took the ledger event up, in UTC, whole milliseconds.</param>
public sealed record ChainOperation(
    ChainOperationId Id,
    LedgerEventId LedgerEvent,
    PositionId Position,
    InstitutionId Institution,
    ChainRecord Record,
    DateTimeOffset CreatedAt)
{
    /// <summary>The order in which ledger events were taken up; given by the store.</summary>
    public long Number { get; init; }

    public MirrorState State { get; init; } = MirrorState.Pending;

    /// <summary>Failed attempts since the operation was made or retried by an operator.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last attempt failed, or why nothing is to be sent.</summary>
    public string? Reason { get; init; }

    /// <summary>When it is looked at next.</summary>
    public DateTimeOffset DueAt { get; init; } = CreatedAt;

    /// <summary>Null until the first transaction is signed, and when another one is needed.</summary>
    public ChainSlot? Slot { get; init; }

    /// <summary>Of the transaction that is in a block, else of the last one signed.</summary>
    public string? TransactionHash { get; init; }

    /// <summary>When a node last took its transaction; null while none has.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The block that its transaction is in.</summary>
    public ChainBlock? Block { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Confirmed so deep that nobody looks any more.</summary>
    public bool IsFinal { get; init; }

    public DateTimeOffset UpdatedAt { get; init; } = CreatedAt;

    /// <summary>Counts the changes: a change is stored only over the version that it was decided by.</summary>
    public int Version { get; init; } = 1;

    /// <summary>As a reader of the ledger sees it.</summary>
    public LedgerMirror ToMirror() => new(State, TransactionHash, Slot?.ChainId, Block?.Number);
}
