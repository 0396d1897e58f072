namespace EscrowGrid.Benchmarks.Load;

/// <summary>An operation to measure.</summary>
/// <param name="Name">As the table and the chart call it.</param>
/// <param name="Round">One operation over HTTP.</param>
/// <param name="Reference">The same rows, as a pgbench script.</param>
/// <param name="Goal">What issue and design ask for, in words; null where they ask for nothing.</param>
internal sealed record Scenario(string Name, Round Round, string Reference, string? Goal);
