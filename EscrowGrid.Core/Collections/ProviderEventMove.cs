using EscrowGrid.Core.Events;

namespace EscrowGrid.Core.Collections;

/// <summary>What an operator does about a webhook, not stored yet.</summary>
/// <param name="Before">As it was when the act was decided.</param>
/// <param name="After">The same where only a job follows from the act.</param>
/// <param name="Trail">Of whoever does it.</param>
public sealed record ProviderEventMove(ProviderEvent Before, ProviderEvent After, Trail Trail);
