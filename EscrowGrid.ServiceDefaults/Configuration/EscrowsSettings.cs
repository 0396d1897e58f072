namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>What an installation decides about its escrows (escrow-services.md 12, 16, 17 and 21).</summary>
public sealed record EscrowsSettings
{
    /// <summary>Until when the money of a new escrow has to be there.</summary>
    public TimeSpan PaymentPeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How long the buyer of a new escrow has to accept or to object.</summary>
    public TimeSpan AcceptancePeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How often a command of the topic is tried again.</summary>
    public int MaxRetries { get; init; } = 3;

    /// <summary>The pause before the first of those tries; each one doubles it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often deadlines are looked for, in minutes; divides an hour.</summary>
    public int PollMinutes { get; init; } = 5;

    /// <summary>Whether escrows of several milestones can be opened.</summary>
    public bool HasMilestones { get; init; } = true;

    /// <summary>Whether a buyer's silence decides.</summary>
    public bool HasAutoRefund { get; init; } = true;

    /// <summary>Whether parties have to be verified.</summary>
    public bool HasKycGating { get; init; } = true;

    /// <summary>Above this amount the staff must have verified the parties themselves.</summary>
    public decimal StaffVerifiedAbove { get; init; } = 10_000;

    /// <summary>Whether the replies that repeats get are looked up in Redis first.</summary>
    public bool KeepsRepliesInRedis { get; init; }

    /// <summary>How long a reply is kept for repeats; null for what the product does.</summary>
    public TimeSpan? ReplyRetention { get; init; }

    /// <summary>How long before a deadline passes everybody who listens is told of it; null for never.</summary>
    public TimeSpan? DeadlineNotice { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long the bodies of payment providers' webhooks are kept once they were handled.</summary>
    public TimeSpan WebhookBodies { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How far back the hourly comparison with the providers' books looks.</summary>
    public TimeSpan RecentBooks { get; init; } = TimeSpan.FromDays(3);
}
