namespace EscrowGrid.Core.Instances;

/// <summary>What a process that serves requests says of itself.</summary>
/// <param name="Name">Different for each start, and readable for operators.</param>
/// <param name="Role"><c>api</c>, or <c>all</c> for one that works off jobs too.</param>
/// <param name="Version">Of the program.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="State">In one word, as <c>/ready</c> has it.</param>
/// <param name="Services">What it depends on, by name: "available", "unavailable" or "unknown".</param>
public sealed record InstanceReport(
    string Name,
    string Role,
    string Version,
    DateTimeOffset StartedAt,
    string State,
    IReadOnlyDictionary<string, string> Services);
