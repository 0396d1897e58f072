namespace EscrowGrid.Rails.Custodian;

/// <summary>What the rail knows of the custodian beside its address and key.</summary>
internal sealed class CustodianOptions
{
    /// <summary>The contract of USDC on the chain, 0x and 40 digits; only its coins are money.</summary>
    public required string Token { get; init; }

    /// <summary>Blocks after which a deposit counts as there for good, its own one counted.</summary>
    public required int Confirmations { get; init; }

    /// <summary>The wallet that pays out; null where the key has one only.</summary>
    public string? Wallet { get; init; }
}
