namespace EscrowGrid.Core.Compliance;

/// <summary>Whom an installation lets into escrows (specification, section 16).</summary>
public sealed record KycPolicy
{
    /// <summary>The setting <c>FEATURE_KYC_GATING</c>; off, everybody is let in.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Above this amount, of either currency, the staff must have verified both parties themselves.</summary>
    public Amount StaffVerifiedAbove { get; init; } = Amount.FromStored(10_000);
}
