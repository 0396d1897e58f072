using System.Net;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>A list is of what was asked for, or there is none.</summary>
public sealed class FilterTests : FormTest
{
    [Theory]
    [InlineData("/positions?min=10,50", "/positions")]
    [InlineData("/positions?max=1e3", "/positions")]
    [InlineData("/positions?state=NONE", "/positions")]
    [InlineData("/positions?from=2026-01-01T00:00:00Z", "/positions")]
    [InlineData("/positions?from=0001-01-01T00:00", "/positions")]
    [InlineData("/audit?to=2026-01-01T00:00:00Z", "/audit-events")]
    [InlineData("/deliveries?from=yesterday", "/operations/webhook-deliveries")]
    [InlineData("/deliveries?state=LOST", "/operations/webhook-deliveries")]
    [InlineData("/provider-webhooks?state=NONE", "/operations/provider-webhooks")]
    [InlineData("/provider-webhooks?rail=CASH", "/operations/provider-webhooks")]
    [InlineData("/provider-webhooks?from=yesterday", "/operations/provider-webhooks")]
    [InlineData("/jobs?state=dead", "/operations/jobs")]
    [InlineData("/escrows?status=NONE", "/api/escrow")]
    [InlineData("/escrows?rail=CASH", "/api/escrow")]
    [InlineData("/users?role=KING", "/api/users")]
    [InlineData("/users?state=NONE", "/api/users")]
    [InlineData("/chain?state=NONE", "/operations/chain")]
    [InlineData("/funds?state=NONE", "/api/funds")]
    [InlineData("/breaks?state=NONE", "/reconciliation")]
    [InlineData("/breaks?kind=NONE", "/reconciliation")]
    [InlineData("/breaks?rail=NONE", "/reconciliation")]
    [InlineData("/approvals?state=NONE", "/approvals")]
    [InlineData("/escrow-approvals?state=NONE", "approvals")]
    public async Task Filter_ThatCannotBeRead_IsMarkedAndNothingIsListed(string address, string list)
    {
        Console.Cookies.Add("eg-zone=Asia%2FDhaka");

        var page = await Console.PageAsync(address);

        Assert.Equal("Nothing is listed: look at the marked filters.", page.QuerySelector(".alert.bad")?.TextContent);
        Assert.Single(page.QuerySelectorAll("main .wrong"));
        Assert.Single(page.QuerySelectorAll("main [aria-invalid]"));
        Assert.Null(page.QuerySelector("main table, a[download]"));
        Assert.DoesNotContain(Api.Heard, it => it.Address.Contains(list, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions/export.csv")]
    public async Task Filter_OfAGroupedNumber_NarrowsDown(string address)
    {
        using var answer = await Console.GetAsync($"{address}?min=1,000&from=");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("minAmount=1000", Assert.Single(Api.Heard).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("min=10,50")]
    [InlineData("to=tomorrow")]
    public async Task Export_ByAFilterThatCannotBeRead_IsRefused(string filter)
    {
        using var answer = await Console.GetAsync($"/positions/export.csv?{filter}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Api.Heard);
    }
}
