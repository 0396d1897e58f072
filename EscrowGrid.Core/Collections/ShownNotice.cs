namespace EscrowGrid.Core.Collections;

/// <summary>A payment provider's webhook as operators see it.</summary>
/// <param name="Event">What is kept of it.</param>
/// <param name="Body">
/// What it said, with the values hidden that the rail does not name as harmless; null where it is no longer kept.
/// </param>
public sealed record ShownNotice(ProviderEvent Event, string? Body);
