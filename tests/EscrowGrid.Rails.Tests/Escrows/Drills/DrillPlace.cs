namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>Where on an escrow's way a fault strikes.</summary>
public enum DrillPlace
{
    /// <summary>The call that opens its way in.</summary>
    Open,

    /// <summary>The calls that look for its money.</summary>
    Look,

    /// <summary>The call that pays the seller.</summary>
    Pay,

    /// <summary>The call that pays the buyer back.</summary>
    Refund,

    /// <summary>The calls that look up what was paid.</summary>
    Find,

    /// <summary>The buyer, as he pays.</summary>
    Buyer,

    /// <summary>The webhooks.</summary>
    Notices,
}
