using System.Text.Json.Nodes;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Tests;

/// <summary>What whoever owns a settlement does: looks it up, and asks for it only when it is not there.</summary>
internal static class Eventual
{
    private const int Rounds = 6;

    /// <param name="rails">Whose clock may be moved: a day later keys are forgotten.</param>
    /// <param name="rail">Which.</param>
    /// <param name="request">The settlement.</param>
    /// <returns>The first answer that leaves nothing open.</returns>
    public static async Task<PayoutAnswer> SettleAsync(RailsUnderTest rails, IPaymentRail rail, PayoutRequest request)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var answer = await rail.FindPayoutAsync(request, default);
            if (answer.State is PayoutState.NotFound)
                answer = await rail.PayOutAsync(request, default);
            if (answer.State is PayoutState.Confirmed or PayoutState.Refused)
                return answer;
            rails.Server.Advance(TimeSpan.FromHours(25));
        }

        throw new InvalidOperationException("The settlement did not settle.");
    }

    /// <summary>How many objects of the provider, of any kind, carry the settlement's id.</summary>
    public static int Objects(RailsUnderTest rails, PayoutRequest request)
    {
        var books = rails.Server.Dump();
        string[][] lists = [["stripe", "transfers"], ["stripe", "refunds"], ["custodian", "transfers"]];
        return lists.Sum(list => books[list[0]]![list[1]]!.AsArray().Count(it => IsOf(it!.AsObject(), request)));
    }

    private static bool IsOf(JsonObject item, PayoutRequest request) =>
        item["metadata"]!["settlement_id"]?.GetValue<string>() == request.Settlement.ToString();
}
