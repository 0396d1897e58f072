using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>The console's first page, with the API there and with the API away.</summary>
public sealed class StatusPageTests(Chromium chromium, RunningConsole console)
    : IClassFixture<Chromium>, IClassFixture<RunningConsole>
{
    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task StatusPage_WithTheApi_SaysThatAllWorks(string size)
    {
        await console.StartApiAsync();
        await using var page = await chromium.OpenAsync(PageSize.Of(size));

        await page.Page.GotoAsync(new Uri(console.Address, "/status").ToString());

        await Assertions.Expect(page.Page.Locator("h1")).ToHaveTextAsync("All systems work");
        Assert.False(await page.PictureAsync("console-status"), "The page scrolls sideways.");
        Assert.Empty(page.Faults);
    }

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task StatusPage_WithoutTheApi_SaysSoInsteadOfFailing(string size)
    {
        await console.StopApiAsync();
        await using var page = await chromium.OpenAsync(PageSize.Of(size));

        await page.Page.GotoAsync(new Uri(console.Address, "/status").ToString());

        await Assertions.Expect(page.Page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(page.Page.Locator("h1")).Not.ToHaveTextAsync("All systems work");
        Assert.False(await page.PictureAsync("console-api-away"), "The page scrolls sideways.");
    }
}
