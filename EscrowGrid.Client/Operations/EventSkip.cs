namespace EscrowGrid.Client.Operations;

/// <summary>Which event is taken as handled.</summary>
internal sealed record EventSkip(string EventId, string Reason);
