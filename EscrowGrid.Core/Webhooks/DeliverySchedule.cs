namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// When a message is sent again (Standard Webhooks: ten attempts in some 75 hours). Each pause varies by a tenth, so
/// that what failed together does not come back together.
/// </summary>
public static class DeliverySchedule
{
    private const double Jitter = 0.1;

    /// <summary>The pauses before each attempt.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } =
    [
        TimeSpan.Zero, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14),
        TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>A delivery after one more attempt.</summary>
    /// <param name="delivery">As it was.</param>
    /// <param name="attempt">What came of it.</param>
    /// <param name="now">When it ended.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static WebhookDelivery After(
        WebhookDelivery delivery, DeliveryAttempt attempt, DateTimeOffset now, double chance)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        ArgumentNullException.ThrowIfNull(attempt);
        var tried = delivery with
        {
            Attempts = attempt.Number,
            LastStatus = attempt.Status,
            LastError = attempt.Error,
            NextAttemptAt = null,
        };
        if (attempt.IsTaken)
            return tried with { State = DeliveryState.Delivered, FinishedAt = now };
        if (attempt.Number >= Pauses.Count || attempt.Status == WebhookSender.Gone)
            return tried with { State = DeliveryState.Failed, FinishedAt = now };
        var pause = Pauses[attempt.Number] * (1 + (Jitter * ((2 * chance) - 1)));
        if (attempt.RetryAfter is { } asked && asked > pause)
            pause = asked < Limits.WebhookRetryAfter ? asked : Limits.WebhookRetryAfter;
        return tried with { NextAttemptAt = (now + pause).CutToMilliseconds() };
    }
}
