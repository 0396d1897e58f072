using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>What somebody said in a dispute.</summary>
/// <param name="MessageId">Its id.</param>
/// <param name="Author">BUYER, SELLER or STAFF.</param>
/// <param name="UserId">Who; null for a key.</param>
/// <param name="Text">What.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record DisputeMessageResponse(
    string MessageId, string Author, string? UserId, string Text, DateTimeOffset CreatedAt)
{
    public static DisputeMessageResponse From(DisputeMessage message) => new(
        message.Id.ToString(),
        WireName<ActorClass>.Of(message.Author.Class),
        message.Author.User?.ToString(),
        message.Text,
        message.CreatedAt);
}
