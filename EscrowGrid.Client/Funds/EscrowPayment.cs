using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Client.Funds;

/// <summary>How an escrow is paid. A class, so that no generated text form prints the secret.</summary>
public sealed class EscrowPayment
{
    public required string EscrowId { get; init; }

    public required PaymentRail Rail { get; init; }

    public required string Currency { get; init; }

    /// <summary>In cents, as digits.</summary>
    public required string Amount { get; init; }

    /// <summary>False while the way is being opened: ask again.</summary>
    public required bool Ready { get; init; }

    /// <summary>For Stripe's script in the buyer's browser.</summary>
    public string? ClientSecret { get; init; }

    public string? DepositAddress { get; init; }

    public string? Chain { get; init; }

    /// <summary>In millionths of a USDC.</summary>
    public string? AmountUnits { get; init; }
}
