using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Chain;

/// <summary>A ledger event with what decides whether and how it is mirrored.</summary>
/// <param name="Event">As stored.</param>
/// <param name="Institution">Of its position.</param>
/// <param name="Asset">Of its position.</param>
/// <param name="TemplateConfig">Of the asset's template; its member <c>onchain</c> switches the mirror.</param>
/// <param name="RequestId">
/// Of the request that made it, from the audit trail; null in the rare case that the trail has two candidates.
/// </param>
public sealed record MirrorableEvent(
    LedgerEvent Event, InstitutionId Institution, AssetId Asset, JsonText TemplateConfig, string? RequestId);
