namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A position as it is stored, in the words of the wire; nothing about it is known to be right.</summary>
public sealed record PositionFacts(
    string Id,
    string InstitutionId,
    string AssetId,
    string HolderReference,
    string Currency,
    decimal Amount,
    decimal RemainingAmount,
    string State,
    string? ExternalReference,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string LedgerHead);
