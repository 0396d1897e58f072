namespace EscrowGrid.Client.Escrows;

/// <summary>What somebody said in a dispute.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Author">BUYER, SELLER or STAFF.</param>
/// <param name="Text">What.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="UserId">Who; null for a key.</param>
public sealed record DisputeMessage(
    string MessageId, string Author, string Text, DateTimeOffset CreatedAt, string? UserId = null);
