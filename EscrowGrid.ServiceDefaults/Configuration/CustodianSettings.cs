namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Payments in USDC (escrow-services.md 8.2 and 21). A class and not a record, so that no generated text form can print
/// a secret.
/// </summary>
public sealed class CustodianSettings
{
    internal CustodianSettings()
    {
    }

    /// <summary>Pass it on, never log it.</summary>
    public required string ApiKey { get; init; }

    public required Uri ApiUrl { get; init; }

    /// <summary>Those that are active at the moment, one or more. Pass them on, never log them.</summary>
    public required IReadOnlyList<string> WebhookSecrets { get; init; }

    /// <summary>The wallet that pays out; null where the key has one only.</summary>
    public string? WalletId { get; init; }

    /// <summary>The contract of USDC on the chain: <c>0x</c> and 40 hex digits.</summary>
    public required string TokenAddress { get; init; }

    /// <summary>Blocks after which a deposit counts, its own one counted.</summary>
    public required int Confirmations { get; init; }
}
