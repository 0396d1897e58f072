using System.Net;

namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>A list is of what was asked for, or there is none.</summary>
public sealed class FilterTests : IAsyncLifetime
{
    private ScriptedApi _api = null!;
    private SignedInConsole _console = null!;

    public async Task InitializeAsync()
    {
        _api = await ScriptedApi.StartAsync();
        _console = await SignedInConsole.StartAsync(_api);
    }

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        await _api.DisposeAsync();
    }

    [Theory]
    [InlineData("/positions?min=10,50", "/positions")]
    [InlineData("/positions?max=1e3", "/positions")]
    [InlineData("/positions?state=NONE", "/positions")]
    [InlineData("/positions?from=2026-01-01T00:00:00Z", "/positions")]
    [InlineData("/positions?from=0001-01-01T00:00", "/positions")]
    [InlineData("/audit?to=2026-01-01T00:00:00Z", "/audit-events")]
    [InlineData("/deliveries?from=yesterday", "/operations/webhook-deliveries")]
    public async Task Filter_ThatCannotBeRead_IsMarkedAndNothingIsListed(string address, string list)
    {
        _console.Cookies.Add("eg-zone=Asia%2FDhaka");

        var page = await _console.PageAsync(address);

        Assert.Equal("Nothing is listed: look at the marked filters.", page.QuerySelector(".alert.bad")?.TextContent);
        Assert.Single(page.QuerySelectorAll("main .wrong"));
        Assert.Single(page.QuerySelectorAll("main [aria-invalid]"));
        Assert.Null(page.QuerySelector("main table, a[download]"));
        Assert.DoesNotContain(_api.Heard, it => it.Address.Contains(list, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions/export.csv")]
    public async Task Filter_OfAGroupedNumber_NarrowsDown(string address)
    {
        using var answer = await _console.GetAsync($"{address}?min=1,000&from=");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("minAmount=1000", Assert.Single(_api.Heard).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("min=10,50")]
    [InlineData("to=tomorrow")]
    public async Task Export_ByAFilterThatCannotBeRead_IsRefused(string filter)
    {
        using var answer = await _console.GetAsync($"/positions/export.csv?{filter}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(_api.Heard);
    }
}
