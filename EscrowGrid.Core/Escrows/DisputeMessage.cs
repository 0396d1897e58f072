using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Escrows;

/// <summary>What somebody says in a dispute. Never changed, never deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Escrow">The disputed escrow.</param>
/// <param name="Author">Buyer, seller or staff.</param>
/// <param name="Text">1 to 5,000 characters; never part of an event.</param>
/// <param name="CreatedAt">When, in UTC, whole milliseconds.</param>
public sealed record DisputeMessage(
    DisputeMessageId Id, EscrowId Escrow, EscrowActor Author, string Text, DateTimeOffset CreatedAt) : IListed
{
    public RowKey Key => new(CreatedAt, Id.Value);
}
