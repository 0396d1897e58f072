namespace EscrowGrid.Core.Escrows;

/// <summary>
/// What is agreed where a new escrow does not say otherwise (specification, sections 8, 12 and 21). Kept with each
/// escrow: other settings later change none that is there.
/// </summary>
public sealed record EscrowSettings
{
    /// <summary>Until when the money has to be there.</summary>
    public TimeSpan PaymentPeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long a buyer has to accept or to object.</summary>
    public TimeSpan AcceptancePeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often deadlines are looked for, in minutes; 1 to 60, and a divisor of 60.</summary>
    public int DeadlineMinutes { get; init; } = 5;

    /// <summary>How long before a deadline passes everybody who listens is told of it; null for never.</summary>
    public TimeSpan? DeadlineNotice { get; init; }

    /// <summary>Whether others are told of every command that REST has accepted, by the topic of commands.</summary>
    public bool PublishesCommands { get; init; }

    /// <summary>What a silent buyer means.</summary>
    public SilenceOutcome OnSilence { get; init; } = SilenceOutcome.Refund;

    /// <summary>What the marketplace keeps of a release, in ten-thousandths of the amount.</summary>
    public int SellerFeeBasisPoints { get; init; } = 50;

    /// <summary>Up to this amount an escrow is paid by card, above it in coins.</summary>
    public Amount CardLimit { get; init; } = Amount.FromStored(10_000);
}
