using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>A part of an agreement, which is an escrow of its own.</summary>
/// <param name="EscrowId">By which it is paid, delivered and accepted.</param>
/// <param name="Number">From 1.</param>
/// <param name="Title">What is to be delivered.</param>
/// <param name="Amount">Its part.</param>
/// <param name="Status">Where it stands.</param>
internal sealed record MilestoneProgressResponse(
    string EscrowId, int Number, string Title, string Amount, string Status)
{
    public static MilestoneProgressResponse From(MilestoneProgress milestone) => new(
        milestone.Id.ToString(),
        milestone.Number,
        milestone.Title,
        Cents.Of(milestone.Amount),
        WireName<EscrowState>.Of(milestone.State));
}
