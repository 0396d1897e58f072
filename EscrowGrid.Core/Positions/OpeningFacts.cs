using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Policies;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// What has to be known to open a position: who owns the asset, and the limits that the owner's policy sets in the
/// region of the asset's template (null without a policy).
/// </summary>
/// <param name="AssetOwner">Never changes.</param>
/// <param name="Limits">As of <paramref name="RulesVersion"/>.</param>
/// <param name="RulesVersion">
/// The version of everything that the owner can change about these facts. A position is stored only while it is still
/// the current one, so facts that are remembered can never open a position against the rules.
/// </param>
public sealed record OpeningFacts(InstitutionId AssetOwner, PositionLimits? Limits, long RulesVersion);
