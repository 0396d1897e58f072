using System.Text.Json.Nodes;

namespace EscrowGrid.Client.Positions;

/// <summary>A position to open.</summary>
/// <param name="AssetId">What it is held in.</param>
/// <param name="HolderReference">Whose it is, in the institution's own terms: 1 to 255 characters.</param>
/// <param name="Currency">ISO 4217, one of the contract's 32.</param>
/// <param name="Amount">0.00000001 to 10^15 units of the currency, at most 8 decimals.</param>
public sealed record NewPosition(string AssetId, string HolderReference, string Currency, decimal Amount)
{
    /// <summary>Required with the root key; every other key has its own.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>The institution's own number: at most 255 characters.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>
    /// Claims <see cref="ExternalReference"/> for this position alone: refused as a conflict when any position of the
    /// institution has it, as is every later position with it.
    /// </summary>
    public bool? UniqueExternalReference { get; init; }

    /// <summary>From when on it can only expire, at most 3650 days ahead; null for the latest allowed.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>At most 64 KiB of JSON and 10 levels, or null.</summary>
    public JsonObject? Metadata { get; init; }
}
