using System.Net;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Escrows that are just where a command can be done.</summary>
internal static class EscrowStages
{
    /// <summary>Of each command, by the id of its operation.</summary>
    public static async Task<IReadOnlyDictionary<string, StagedEscrow>> ReachAllAsync(Market market) =>
        new Dictionary<string, StagedEscrow>
        {
            ["cancelEscrow"] = new(await market.OpenAsync()),
            ["confirmPayment"] = new(await market.OpenAsync()),
            ["markDelivered"] = new(await market.OpenFundedAsync()),
            ["confirmDelivery"] = new(await market.OpenDeliveredAsync()),
            ["releaseEscrow"] = new(await market.OpenDeliveredAsync()),
            ["releaseMilestone"] = await OpenMilestoneAsync(market),
            ["refundEscrow"] = new(await market.OpenDeliveredAsync()),
            ["raiseDispute"] = new(await market.OpenFundedAsync()),
            ["resolveDispute"] = new(await OpenDisputedAsync(market)),
            ["resolveDisputeById"] = new(await OpenDisputedAsync(market)),
            ["concedeDispute"] = new(await OpenDisputedAsync(market)),
            ["escalateDispute"] = new(await OpenDisputedAsync(market)),
            ["reviewDispute"] = new(await OpenDisputedAsync(market)),
            ["makeOffer"] = new(await OpenDisputedAsync(market)),
            ["acceptOffer"] = await OpenOfferedAsync(market),
            ["dropOffer"] = await OpenOfferedAsync(market),
            ["addMilestones"] = new(await market.OpenAsync()),
            ["withdrawDecision"] = await OpenFailedAsync(market),
            ["retrySettlement"] = await OpenFailedAsync(market),
            ["stopSettlement"] = await OpenSettlingAsync(market),
        };

    public static IReadOnlyDictionary<string, string> Ids(StagedEscrow escrow) => new Dictionary<string, string>
    {
        ["{esc}"] = escrow.Id,
        ["{dsp}"] = escrow.Id.Replace("esc_", "dsp_", StringComparison.Ordinal),
        ["{set}"] = escrow.Settlement ?? "",
        ["{mil}"] = escrow.Milestone ?? $"esc_{Guid.Empty}",
        ["{offer}"] = escrow.Offer ?? "1",
    };

    public static async Task<string> OpenDisputedAsync(Market market)
    {
        var escrow = await market.OpenFundedAsync();
        (await Market.SendAsync(market.AsBuyer, $"{escrow}/dispute", """{"reason":"Nothing came"}"""))
            .Expect(HttpStatusCode.Created);
        return escrow;
    }

    /// <summary>Of one milestone, which is paid and delivered.</summary>
    public static async Task<StagedEscrow> OpenMilestoneAsync(Market market)
    {
        var escrow = await market.OpenAsync();
        (await Market.SendAsync(
            market.AsBuyer, $"{escrow}/milestones", """{"milestones":[{"title":"Design","amount":"10000"}]}"""))
            .Expect(HttpStatusCode.Created);
        var milestone = (await Market.GetAsync(market.AsBuyer, escrow)).Json.GetProperty("milestones")[0]
            .GetProperty("escrowId").GetString()!;
        await market.PayAsync(milestone);
        (await Market.SendAsync(market.AsSeller, $"{milestone}/mark-delivered", """{"title":"Drawn"}"""))
            .Expect(HttpStatusCode.OK);
        return new StagedEscrow(escrow) { Milestone = milestone };
    }

    /// <summary>In dispute, and the seller proposes to split.</summary>
    public static async Task<StagedEscrow> OpenOfferedAsync(Market market)
    {
        var escrow = await OpenDisputedAsync(market);
        var dispute = escrow.Replace("esc_", "dsp_", StringComparison.Ordinal);
        var made = (await Market.SendAsync(
            market.AsSeller, $"{escrow}/dispute/{dispute}/offers", """{"resolution":"SPLIT","refundAmount":"2500"}"""))
            .Expect(HttpStatusCode.Created);
        return new StagedEscrow(escrow) { Offer = made.Json.GetProperty("escrowVersion").GetRawText() };
    }

    /// <summary>Decided for the seller, whom no provider pays yet.</summary>
    public static async Task<StagedEscrow> OpenSettlingAsync(Market market)
    {
        var escrow = await market.OpenDeliveredAsync();
        (await Market.SendAsync(market.AsBuyer, $"{escrow}/confirm-delivery")).Expect(HttpStatusCode.OK);
        var settlement = (await Market.GetAsync(market.AsStaff, escrow)).Json.GetProperty("settlements")[0]
            .GetProperty("settlementId").GetString()!;
        return new StagedEscrow(escrow) { Settlement = settlement };
    }

    /// <summary>Decided for the seller, whom the provider refuses to pay.</summary>
    public static async Task<StagedEscrow> OpenFailedAsync(Market market)
    {
        var settling = await OpenSettlingAsync(market);
        await market.SayAsync(
            settling.Id,
            new EscrowCommand.RecordSettlement(
                PrefixedId.Parse<SettlementId>(settling.Settlement), SettlementState.Failed, null, "account_closed"));
        return settling;
    }
}
