namespace EscrowGrid.Client.Events;

/// <summary>Which events to read; null leaves a filter out, and those given combine.</summary>
/// <param name="Type">Exactly this type.</param>
/// <param name="InstitutionId">For the root key; ignored for every other.</param>
public sealed record EventFilter(string? Type = null, string? InstitutionId = null);
