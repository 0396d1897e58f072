using System.Net;
using EscrowGrid.Api.Tests.Users;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>A marketplace whose staff decide about 100.00 and more by two, and the people of its staff.</summary>
internal sealed record StaffRoom(ApiUnderTest Api, Market Market, SignedInUser Anna, SignedInUser Ben)
{
    public static async Task<StaffRoom> OpenAsync(ApiUnderTest api, string amount = "100")
    {
        var market = await Market.CreateAsync(api);
        await PutAmountAsync(market, amount);
        return new StaffRoom(
            api,
            market,
            await People.JoinAsync(api, market.Tenant, "STAFF"),
            await People.JoinAsync(api, market.Tenant, "ADMIN"));
    }

    public static async Task PutAmountAsync(Market market, string amount) =>
        (await market.Tenant.Admin.PutAsync(
            $"/institutions/{market.Tenant.Id}/settings",
            $$"""{"enforcement":{"enabled":false},"escrows":{"approvalAmount":{{amount}} } }"""))
            .Expect(HttpStatusCode.OK);

    public ApiClient As(SignedInUser user) => People.ClientOf(Api, user);

    /// <returns>The command, which waits.</returns>
    public static async Task<Answer> AskAsync(ApiClient who, string escrow, string? key = null)
    {
        var asked = await Market.SendAsync(who, $"{escrow}/refund", """{"reason":"Not as described"}""", key);
        Assert.Equal(
            "AWAITING_APPROVAL", asked.Expect(HttpStatusCode.Accepted).Json.GetProperty("status").GetString());
        return asked;
    }

    public static async Task<string> AskForApprovalAsync(ApiClient who, string escrow) =>
        (await AskAsync(who, escrow)).Json.GetProperty("approvalId").GetString()!;

    public static Task<Answer> ApproveAsync(ApiClient who, string approval) =>
        who.SendAsync(HttpMethod.Post, $"/api/approvals/{approval}/approve", json: null);

    /// <summary>What the command of an approval has come to, once it is decided.</summary>
    public async Task<Answer> DecidedAsync(string approval)
    {
        var command = approval.Replace("apr_", "cmd_", StringComparison.Ordinal);
        Answer? answer = null;
        await Eventually.HoldsAsync(async () =>
        {
            answer = (await Market.AsStaff.GetAsync($"/api/commands/{command}")).Expect(HttpStatusCode.OK);
            return answer.Json.GetProperty("status").GetString() is "COMPLETED" or "REJECTED";
        });
        return answer!;
    }

    public async Task<int> CountSettlementsAsync(string escrow) =>
        (await Market.GetAsync(Market.AsStaff, escrow)).Json.GetProperty("settlements").GetArrayLength();
}
