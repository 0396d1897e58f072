namespace EscrowGrid.StandIns;

/// <summary>Where the stand-ins listen, what they believe and whom they tell.</summary>
public sealed record StandInOptions
{
    /// <summary>Port 0 for a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public string StripeKey { get; init; } = "sk_test_standin";

    public string StripeSecret { get; init; } = "whsec_standin_7c1f0b52e9";

    public string CustodianKey { get; init; } = "custodian-standin";

    public string CustodianSecret { get; init; } = "standin-5d0e93ab41c7";

    public string TrmKey { get; init; } = "trm-standin";

    public string ChainalysisKey { get; init; } = "chainalysis-standin";

    /// <summary>Where Stripe's webhooks go; null for nowhere.</summary>
    public Uri? StripeWebhook { get; init; }

    /// <summary>Where the custodian's webhooks go; null for nowhere.</summary>
    public Uri? CustodianWebhook { get; init; }

    /// <summary>
    /// The number before the first id. Books in memory begin anew with each start; whoever keeps what they answered
    /// longer than that begins above what was given out before.
    /// </summary>
    public long FirstNumber { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
