namespace EscrowGrid.Core.Instances;

/// <summary>A process as operators see it.</summary>
/// <param name="Report">What it said last.</param>
/// <param name="SeenAt">When it said so, by the store's clock.</param>
/// <param name="IsSilent">It has not said anything for longer than it should: its state is of then.</param>
public sealed record ShownInstance(InstanceReport Report, DateTimeOffset SeenAt, bool IsSilent);
