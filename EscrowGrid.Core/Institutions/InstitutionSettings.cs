namespace EscrowGrid.Core.Institutions;

/// <summary>What an institution has chosen for itself.</summary>
/// <param name="IsEnforced">
/// Whether its regions and verticals bind its templates, and the config of a template its positions. Off, as in the
/// reference, none of them binds anything (wire contract, section 8).
/// </param>
/// <param name="Version">1 at the institution's creation, one more for every put.</param>
/// <param name="UpdatedAt">The time of the last put, or of the creation.</param>
public sealed record InstitutionSettings(bool IsEnforced, long Version, DateTimeOffset UpdatedAt)
{
    public const long FirstVersion = 1;

    /// <summary>
    /// From how much held money on what the staff decide about an escrow needs a second person; null for never.
    /// </summary>
    public Amount? EscrowApprovalAmount { get; init; }

    /// <summary>As the reference behaves.</summary>
    public static InstitutionSettings Default(DateTimeOffset createdAt) =>
        new(IsEnforced: false, FirstVersion, createdAt);
}
