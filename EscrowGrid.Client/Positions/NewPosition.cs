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
}
