namespace EscrowGrid.StandIns.Custodian;

/// <param name="Address">Where to.</param>
/// <param name="Units">Of the token; of USDC millionths.</param>
public sealed record CoinPayment(string Address, long Units)
{
    /// <summary>The token's contract; null for USDC.</summary>
    public string? Token { get; init; }

    /// <summary>Null for somebody new.</summary>
    public string? Sender { get; init; }

    public long Confirmations { get; init; } = 100;
}
