using System.Net;
using System.Text;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class EntityTagTests(Stores stores)
{
    private const string Funding = """{"toState":"FUNDED"}""";

    [Theory]
    [EachStore]
    public async Task Position_WhereverItIsShownAlone_HasTheTagOfItsVersion(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var created = await tenant.PostPositionAsync(await tenant.CreateAssetAsync());
        var moved = await tenant.TransitionAsync(created.Id, "FUNDED");
        var read = await tenant.Reader.GetAsync($"/positions/{created.Id}");

        Assert.Equal(("\"v1\"", 1), (TagOf(created), created.Json.GetProperty("version").GetInt64()));
        Assert.Equal(("\"v2\"", 2), (TagOf(moved), moved.Json.GetProperty("version").GetInt64()));
        Assert.StartsWith("\"v2-", TagOf(read), StringComparison.Ordinal);
    }

    [Theory]
    [EachStore("\"v2\"", HttpStatusCode.OK)]
    [EachStore("*", HttpStatusCode.OK)]
    [EachStore("\"v1\", \"v2\"", HttpStatusCode.OK)]
    [EachStore("W/\"v2\" ,\"v2\"", HttpStatusCode.OK)]
    [EachStore("\"v1\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("W/\"v2\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("\"v02\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("\"\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("\"of another server\"", HttpStatusCode.BadRequest)]
    [EachStore("\"of-another-server\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("\"v99999999999999999999\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("", HttpStatusCode.BadRequest)]
    [EachStore("v2", HttpStatusCode.BadRequest)]
    [EachStore("\"v2", HttpStatusCode.BadRequest)]
    [EachStore("\"v2\",", HttpStatusCode.BadRequest)]
    [EachStore("\"v2\" \"v3\"", HttpStatusCode.BadRequest)]
    [EachStore("*, \"v2\"", HttpStatusCode.BadRequest)]
    [EachStore("w/\"v2\"", HttpStatusCode.BadRequest)]
    public async Task IfMatch_OnATransition_IsObeyed(Store store, string condition, HttpStatusCode status)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");
        var before = await tenant.Admin.GetAsync($"/positions/{position}");

        var answer = await TransitionAsync(tenant, position, """{"toState":"RELEASED"}""", condition);

        answer.Expect(status);
        if (status is HttpStatusCode.OK)
        {
            Assert.Equal("\"v3\"", TagOf(answer));
            return;
        }

        if (status is HttpStatusCode.PreconditionFailed)
        {
            answer.ExpectError(status, "Precondition failed");
            Assert.Equal("The position is at version 2", answer.Details);
        }
        else
        {
            answer.ExpectError(status, "Invalid If-Match");
        }

        Assert.Equal(before.Text, (await tenant.Admin.GetAsync($"/positions/{position}")).Text);
    }

    [Theory]
    [EachStore]
    public async Task IfMatch_OfManyRivals_LetsExactlyOneThrough(Store store)
    {
        const int Rivals = 16;
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        await tenant.TransitionAsync(position, "FUNDED");
        const string Release = """{"toState":"PARTIALLY_RELEASED","amount":1}""";

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(
            _ => Task.Run(() => TransitionAsync(tenant, position, Release, "\"v2\""))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(Rivals - 1, answers.Count(answer => answer.Status is HttpStatusCode.PreconditionFailed));
        var read = await tenant.Admin.GetAsync($"/positions/{position}");
        Assert.Equal("99", read.Json.GetProperty("remainingAmount").GetRawText());
    }

    [Theory]
    [EachStore]
    public async Task IfMatch_OfARepeatWithAKey_IsAnsweredAsBefore(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();

        var first = await TransitionAsync(tenant, position, Funding, "\"v1\"", key: "once");
        var repeat = await TransitionAsync(tenant, position, Funding, "\"v1\"", key: "once");

        Assert.False(first.Expect(HttpStatusCode.OK).IsReplayed);
        Assert.True(repeat.Expect(HttpStatusCode.OK).IsReplayed);
        Assert.Equal(first.Text, repeat.Text);
    }

    private static string? TagOf(Answer answer) => answer.Headers.ETag?.ToString();

    private static async Task<Answer> TransitionAsync(
        Tenant tenant, string position, string body, string condition, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/positions/{position}/transition");
        request.Headers.TryAddWithoutValidation("If-Match", condition);
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        return await tenant.Admin.SendAsync(request);
    }
}
