namespace EscrowGrid.Core.Events;

/// <summary>An event and its place in the log.</summary>
public sealed record LoggedEvent(DomainEvent Event, LogPosition At);
