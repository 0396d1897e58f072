using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Escrows;

/// <summary>A decided change, not stored yet.</summary>
/// <param name="After">The escrow after it, with the head of the ledger before it.</param>
/// <param name="Kind">What the ledger says happened.</param>
/// <param name="Postings">The money that moves with it.</param>
public sealed record EscrowStep(Escrow After, EscrowEventKind Kind, IReadOnlyList<EscrowPosting> Postings)
{
    /// <summary>In a few words; null where there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>What somebody calls a payment that he says he has made; null otherwise.</summary>
    public string? Transaction { get; init; }

    /// <summary>The settlement that it is about; null where it is about none.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>The tier that both parties were found to have; null where nobody looked.</summary>
    public KycTier? Kyc { get; init; }

    /// <summary>The milestone that it is about; null where it is about none.</summary>
    public MilestoneProgress? Milestone { get; init; }

    /// <summary>The escrows that it opens.</summary>
    public IReadOnlyList<Escrow> Opened { get; init; } = [];

    /// <summary>What it wants of other escrows, or of the same one next.</summary>
    public IReadOnlyList<SentCommand> Sent { get; init; } = [];
}
