namespace EscrowGrid.Core.Escrows;

/// <summary>What the seller says was delivered.</summary>
/// <param name="At">When it was said, in UTC.</param>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Description">At most 5,000 characters.</param>
public sealed record Delivery(DateTimeOffset At, string Title, string? Description);
