using EscrowGrid.Core;
using EscrowGrid.Core.Institutions;

namespace EscrowGrid.Api.Institutions;

/// <summary>The settings of an institution on the wire.</summary>
/// <param name="InstitutionId">Whose.</param>
/// <param name="Enforcement">Whether its regions, verticals and templates bind.</param>
/// <param name="Version">1 at the institution's creation, one more with every put; its entity tag.</param>
/// <param name="UpdatedAt">The time of the last put, or of the creation.</param>
internal sealed record SettingsResponse(
    string InstitutionId, SettingsResponse.EnforcementPart Enforcement, long Version, DateTimeOffset UpdatedAt)
{
    /// <summary>Absent where no second person is needed.</summary>
    public EscrowsPart? Escrows { get; init; }

    public static SettingsResponse From(OwnedSettings owned) => new(
        owned.Institution.ToString(),
        new EnforcementPart(owned.Settings.IsEnforced),
        owned.Settings.Version,
        owned.Settings.UpdatedAt)
    {
        Escrows = owned.Settings.EscrowApprovalAmount is { } amount ? new EscrowsPart(amount) : null,
    };

    /// <summary>The switch.</summary>
    internal sealed record EnforcementPart(bool Enabled);

    /// <summary>From how much held money on a second person is needed.</summary>
    internal sealed record EscrowsPart(Amount ApprovalAmount);
}
