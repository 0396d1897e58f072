namespace EscrowGrid.Client.Health;

/// <summary>That there is an answer at all.</summary>
/// <param name="Status">"alive".</param>
public sealed record Liveness(string Status);
