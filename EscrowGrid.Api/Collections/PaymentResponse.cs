using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Collections;

/// <summary>How an escrow is paid.</summary>
/// <param name="EscrowId">For which.</param>
/// <param name="Rail">By which rail.</param>
/// <param name="Currency">In what.</param>
/// <param name="Amount">All that was agreed, in cents.</param>
/// <param name="Ready">Whether it can be paid already; false while the provider is being asked for a way.</param>
internal sealed record PaymentResponse(string EscrowId, string Rail, string Currency, string Amount, bool Ready)
{
    /// <summary>What the payer's browser pays by card with, in Stripe's script. Never to be kept or logged.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where coins are sent to; this escrow's alone.</summary>
    public string? DepositAddress { get; init; }

    /// <summary>The chain of that address.</summary>
    public string? Chain { get; init; }

    /// <summary>The amount in millionths of a USDC, as wallets count.</summary>
    public string? AmountUnits { get; init; }

    public static PaymentResponse From(ShownPayment shown)
    {
        var money = shown.Escrow.Money;
        var isCoins = shown.Escrow.Rail is Core.Payments.Rail.UsdcBase;
        return new PaymentResponse(
            shown.Escrow.Id.ToString(),
            WireName<Core.Payments.Rail>.Of(shown.Escrow.Rail),
            money.Currency.Code,
            Cents.Of(money.Amount),
            shown.Way is not null)
        {
            ClientSecret = shown.Way?.ClientSecret,
            DepositAddress = shown.Way?.DepositAddress,
            Chain = isCoins ? "BASE" : null,
            AmountUnits = isCoins ? $"{money.Amount.Value * 1_000_000m:0}" : null,
        };
    }
}
