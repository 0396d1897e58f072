using System.Diagnostics.Metrics;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Jobs;

/// <summary>
/// What operators watch of jobs, by queue: how many stand where, how long the oldest has been waiting, what became of
/// them. The numbers by state are the store's, so every worker shows the same.
/// </summary>
internal sealed class JobMetrics
{
    private static readonly JobState[] Shown =
        [JobState.Ready, JobState.Scheduled, JobState.Running, JobState.Parked, JobState.Dead];

    private readonly Counter<long> _runs;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _expired;
    private readonly Histogram<double> _wait;
    private readonly Histogram<double> _run;
    private volatile IReadOnlyList<QueueCounts> _queues = [];

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("EscrowGrid.Jobs");
        _runs = meter.CreateCounter<long>(
            "escrowgrid.jobs.runs", description: "Runs of jobs by queue and outcome; RETRIED counts the retries.");
        _lost = meter.CreateCounter<long>(
            "escrowgrid.jobs.leases.lost", description: "Outcomes that were refused because the lease was lost.");
        _expired = meter.CreateCounter<long>(
            "escrowgrid.jobs.leases.expired", description: "Jobs taken back from workers that had gone.");
        _wait = meter.CreateHistogram<double>(
            "escrowgrid.jobs.wait", "s", "How long jobs were due before a worker took them.");
        _run = meter.CreateHistogram<double>("escrowgrid.jobs.run", "s", "How long runs of jobs took.");
        meter.CreateObservableGauge("escrowgrid.jobs.count", Count, description: "Jobs by queue and state.");
        meter.CreateObservableGauge(
            "escrowgrid.jobs.oldest_ready.seconds", Oldest, description: "How long the oldest ready job has waited.");
    }

    public void Ran(ClaimedJob job, JobVerdict verdict, TimeSpan took)
    {
        var queue = Tag("queue", job.Queue);
        _runs.Add(1, queue, Tag("outcome", WireName<JobVerdict>.Of(verdict)));
        _wait.Record(job.Waited.TotalSeconds, queue);
        _run.Record(took.TotalSeconds, queue);
    }

    public void Lost(ClaimedJob job) => _lost.Add(1, Tag("queue", job.Queue));

    public void Expired(int count) => _expired.Add(count);

    public void Show(IReadOnlyList<QueueCounts> queues) => _queues = queues;

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private IEnumerable<Measurement<long>> Count() =>
        from queue in _queues
        from state in Shown
        select new Measurement<long>(
            queue.Counts.GetValueOrDefault(state),
            Tag("queue", queue.Queue),
            Tag("state", WireName<JobState>.Of(state)));

    private IEnumerable<Measurement<double>> Oldest() => _queues.Select(queue =>
        new Measurement<double>(queue.OldestReady?.TotalSeconds ?? 0, Tag("queue", queue.Queue)));
}
