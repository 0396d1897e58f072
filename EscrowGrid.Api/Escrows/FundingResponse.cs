using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Api.Escrows;

/// <summary>What the buyer was asked for, and what of it has come. In cents.</summary>
/// <param name="Status">How far it has come in.</param>
/// <param name="Method">How it comes.</param>
/// <param name="Asked">All of it.</param>
/// <param name="Received">All that came in for certain, whatever became of it.</param>
/// <param name="Missing">What is still to come.</param>
/// <param name="Deadline">Until when it has to be there.</param>
internal sealed record FundingResponse(
    string Status, string Method, string Asked, string Received, string Missing, DateTimeOffset Deadline)
{
    public static FundingResponse From(Escrow escrow)
    {
        var progress = FundingProgress.Of(escrow);
        return new FundingResponse(
            WireName<FundingState>.Of(progress.State),
            WireName<Rail>.Of(escrow.Rail),
            Cents.Of(escrow.Money.Amount),
            Cents.Of(progress.Received),
            Cents.Of(progress.Missing),
            escrow.Terms.PaymentDeadline);
    }
}
