namespace EscrowGrid.Client.Escrows;

/// <summary>What the seller says was delivered.</summary>
public sealed record EscrowDelivery(DateTimeOffset At, string Title, string? Description = null);
