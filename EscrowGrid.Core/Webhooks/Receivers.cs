using System.Runtime.InteropServices;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// What one process knows of its receivers. One that took its last delivery soon may be sent many at a time. One that
/// failed, was slow, or has not been heard of lately is sent few, and all of those together never have more than half
/// of the process: however many receivers are dead, the others are not held up.
/// </summary>
internal sealed class Receivers(TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<WebhookId, Standing> _all = [];

    /// <param name="room">How many deliveries may begin.</param>
    public DeliveryDemand Demand(int room)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            foreach (var (id, it) in _all)
            {
                if (it.Running == 0 && !Answers(it, now))
                    _all.Remove(id);
            }

            var receivers = _all.ToDictionary(
                it => it.Key, it => new ReceiverStanding(it.Value.Running, Answers(it.Value, now)));
            var doubtful = receivers.Values.Where(it => !it.Answers).Sum(it => it.Running);
            return new DeliveryDemand(room, Math.Max(0, Limits.DeliveriesToDoubtful - doubtful), receivers);
        }
    }

    public void Begin(WebhookId id)
    {
        lock (_lock)
            _all[id] = _all.GetValueOrDefault(id) with { Running = _all.GetValueOrDefault(id).Running + 1 };
    }

    /// <param name="id">Which one.</param>
    /// <param name="attempt">What came of it; null where the attempt was lost here.</param>
    public void End(WebhookId id, DeliveryAttempt? attempt)
    {
        lock (_lock)
        {
            var it = _all[id];
            _all[id] = new Standing(it.Running - 1, attempt switch
            {
                null => it.AnsweredAt,
                { IsTaken: true } when attempt.DurationMs <= Limits.PromptAnswer.TotalMilliseconds =>
                    time.GetTimestamp(),
                _ => null,
            });
        }
    }

    private bool Answers(Standing it, long now) =>
        it.AnsweredAt is { } at && time.GetElapsedTime(at, now) < Limits.AnswerRemembered;

    /// <param name="Running">How many deliveries are attempted now.</param>
    /// <param name="AnsweredAt">When it took its last delivery, a timestamp; null where it did not.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Standing(int Running, long? AnsweredAt);
}
