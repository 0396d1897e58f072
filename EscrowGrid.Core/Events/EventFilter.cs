using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Events;

/// <summary>Exact filters that combine; null means any.</summary>
/// <param name="Institution">Whose events.</param>
/// <param name="Type">Of which type.</param>
/// <param name="WithoutKeys">Leaves out what happened to API keys.</param>
public sealed record EventFilter(InstitutionId? Institution, string? Type, bool WithoutKeys);
