using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>An attempt on the wire: what was sent, and the beginning of what came back.</summary>
internal sealed record AttemptResponse(
    int Number, DateTimeOffset At, long DurationMs, int? Status, string? Error, string Request, string? Answer)
{
    public static AttemptResponse From(DeliveryAttempt attempt) => new(
        attempt.Number,
        attempt.At,
        attempt.DurationMs,
        attempt.Status,
        attempt.Error,
        attempt.Request,
        attempt.Answer);
}
