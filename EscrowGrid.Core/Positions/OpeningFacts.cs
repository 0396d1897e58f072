using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Policies;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// What has to be known of an asset to open a position in it, and of its rules to move one: who owns it, and the limits
/// that the owner's policy sets in the region of the asset's template (null without a policy).
/// </summary>
/// <param name="AssetOwner">Never changes.</param>
/// <param name="Limits">As of <paramref name="RulesVersion"/>.</param>
/// <param name="RulesVersion">
/// The version of everything that the owner can change about these facts. A position is stored only while it is still
/// the current one, so facts that are remembered can never open a position against the rules.
/// </param>
public sealed record OpeningFacts(InstitutionId AssetOwner, PositionLimits? Limits, long RulesVersion)
{
    /// <summary>What the template asks of positions; null when the owner does not enforce that.</summary>
    public TemplateTerms? Terms { get; init; }
}
