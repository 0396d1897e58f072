using System.Diagnostics.Metrics;

namespace EscrowGrid.Core.Webhooks;

/// <summary>What operators watch of deliveries.</summary>
internal sealed class DeliveryMetrics
{
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _wait;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("EscrowGrid.Webhooks");
        _attempts = meter.CreateCounter<long>("escrowgrid.webhook.attempts", description: "Attempts, by outcome.");
        _failed = meter.CreateCounter<long>("escrowgrid.webhook.failed", description: "Deliveries given up.");
        _duration = meter.CreateHistogram<double>(
            "escrowgrid.webhook.attempt.duration", "s", "How long receivers take.");
        _wait = meter.CreateHistogram<double>(
            "escrowgrid.webhook.first.attempt.wait", "s", "From the delivery to its first attempt.");
    }

    public void Count(DueDelivery due, WebhookDelivery after, DeliveryAttempt attempt, DateTimeOffset now)
    {
        var outcome = attempt switch
        {
            { IsTaken: true } => "taken",
            { Status: not null } => "refused",
            _ => "unreachable",
        };
        _attempts.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _duration.Record((now - attempt.At).TotalSeconds);
        if (after.State is DeliveryState.Failed)
            _failed.Add(1);
        if (attempt.Number == 1)
            _wait.Record((attempt.At - due.Delivery.CreatedAt).TotalSeconds);
    }
}
