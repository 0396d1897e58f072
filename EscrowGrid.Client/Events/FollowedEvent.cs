namespace EscrowGrid.Client.Events;

/// <summary>An event of a stream.</summary>
/// <param name="Event">The event.</param>
/// <param name="Cursor">Where to go on after it; store it together with what was done about the event.</param>
public sealed record FollowedEvent(CloudEvent Event, string Cursor);
