namespace EscrowGrid.Core.Jobs;

/// <summary>What a worker says of itself.</summary>
/// <param name="Name">Different for each start.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Queues">Of which it takes jobs.</param>
/// <param name="Slots">Jobs of the Domain lane that it runs at once.</param>
/// <param name="Busy">Jobs that it was running.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record WorkerReport(
    string Name, string Version, IReadOnlyList<string> Queues, int Slots, int Busy, DateTimeOffset StartedAt);
