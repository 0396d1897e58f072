namespace EscrowGrid.Client.Jobs;

/// <summary>A worker that was seen lately.</summary>
/// <param name="Name">Different for each start.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Queues">Of which it takes jobs.</param>
/// <param name="Slots">Jobs that it runs at once.</param>
/// <param name="Busy">Jobs that it was running.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="SeenAt">When it was last seen.</param>
public sealed record JobWorker(
    string Name,
    string Version,
    IReadOnlyList<string> Queues,
    int Slots,
    int Busy,
    DateTimeOffset StartedAt,
    DateTimeOffset SeenAt);
