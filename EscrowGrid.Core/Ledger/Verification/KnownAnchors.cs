namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What a verification compares the checkpoints with.</summary>
/// <param name="All">None when the chain is off, or away.</param>
/// <param name="Away">Why the chain does not tell; null when it does.</param>
public sealed record KnownAnchors(IReadOnlyList<TrustedCheckpoint> All, string? Away)
{
    /// <summary>The chain is off.</summary>
    public static readonly KnownAnchors None = new([], Away: null);

    /// <summary>Whether the chain is switched on.</summary>
    public bool IsOn { get; init; }
}
