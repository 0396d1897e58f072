namespace EscrowGrid.Core.Jobs;

/// <summary>What a worker is ready to take.</summary>
/// <param name="Worker">Its name.</param>
/// <param name="Queues">From which queues, and at most how many of each; the first is asked first.</param>
/// <param name="Slots">How many in all.</param>
/// <param name="Types">The types that this release can run; those of another release are left to it.</param>
internal sealed record JobDemand(
    string Worker, IReadOnlyList<KeyValuePair<string, int>> Queues, int Slots, IReadOnlyList<string> Types);
