namespace EscrowGrid.Core.Payments;

/// <summary>The way that an escrow's money takes in and out. On the wire <c>STRIPE</c> and <c>USDC_BASE</c>.</summary>
public enum Rail
{
    /// <summary>US dollars by card, through Stripe.</summary>
    Stripe,

    /// <summary>USDC on the Base chain, through a custodian.</summary>
    UsdcBase,
}
