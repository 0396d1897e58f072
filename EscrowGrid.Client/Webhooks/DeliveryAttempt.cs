namespace EscrowGrid.Client.Webhooks;

/// <summary>What was sent once, and what came back.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it began.</param>
/// <param name="DurationMs">Until the answer or the failure.</param>
/// <param name="Status">The HTTP status; null without an answer.</param>
/// <param name="Error">Why it failed; null when the receiver took the message.</param>
/// <param name="Request">The headers that were sent, without the signature.</param>
/// <param name="Answer">The beginning of the answer's body.</param>
public sealed record DeliveryAttempt(
    int Number, DateTimeOffset At, long DurationMs, int? Status, string? Error, string Request, string? Answer);
