using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Api.Escrows;

/// <summary>Of which agreement an escrow is a part.</summary>
/// <param name="AgreementId">The escrow that was divided.</param>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Title">What is to be delivered.</param>
internal sealed record MilestoneResponse(string AgreementId, int Number, string Title)
{
    public static MilestoneResponse From(Milestone milestone) =>
        new(milestone.Agreement.ToString(), milestone.Number, milestone.Title);
}
