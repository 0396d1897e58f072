using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Jobs;

/// <summary>A worker on the wire.</summary>
internal sealed record JobWorkerResponse(
    string Name,
    string Version,
    IReadOnlyList<string> Queues,
    int Slots,
    int Busy,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt)
{
    public static JobWorkerResponse From(ShownWorker worker) => new(
        worker.Report.Name,
        worker.Report.Version,
        worker.Report.Queues,
        worker.Report.Slots,
        worker.Report.Busy,
        worker.Report.StartedAt,
        worker.SeenAt);
}
