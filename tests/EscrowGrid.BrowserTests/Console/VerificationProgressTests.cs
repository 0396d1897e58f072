using EscrowGrid.Client;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>A verification that takes its time is seen to run: the chain that it asks first keeps it waiting.</summary>
public sealed class VerificationProgressTests(Chromium chromium, HeldConsole held)
    : IClassFixture<Chromium>, IClassFixture<HeldConsole>
{
    private const int PatienceMs = 60_000;

    [Theory]
    [InlineData("desktop")]
    [InlineData("phone")]
    public async Task Verification_InProgress_IsSeenToRunUntilItsResultIsThere(string size)
    {
        held.Node.Hold();
        using var api = EscrowGridClient.Connect(held.Console.ApiAddress, RunningConsole.RootKey);
        var before = (await api.LedgerEvents.ListReplaysAsync(limit: 1)).Data is [var last] ? last.Number : 0;
        await using var visit = await chromium.OpenAsync(PageSize.Of(size));
        var page = visit.Page;
        await page.GotoAsync(new Uri(held.Console.Address, "/sign-in").ToString());
        await page.Locator("input[name=key]").FillAsync(RunningConsole.RootKey);
        await page.Locator("form[action='/do/sign-in/key'] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("#overview")).ToBeVisibleAsync(new() { Timeout = PatienceMs });
        await page.GotoAsync(new Uri(held.Console.Address, "/verification").ToString());

        await api.Jobs.TriggerScheduleAsync("ledger-replay", "So that one runs");

        var bar = page.Locator("#verification progress");
        await Assertions.Expect(bar).ToBeVisibleAsync(new() { Timeout = PatienceMs });
        await Assertions.Expect(page.Locator("#verification section:has(progress)"))
            .ToContainTextAsync("The entries are being counted.");
        await Assertions.Expect(page.Locator("form[action*='trigger']")).ToHaveCountAsync(0);
        Assert.False(await visit.PictureAsync("console-verification-running"), "The page scrolls sideways.");
        held.Node.Release();
        await Assertions.Expect(bar).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
        await Assertions.Expect(page.Locator("#verification tbody tr").First.Locator("td").First)
            .ToHaveTextAsync($"{before + 1}");
        await Assertions.Expect(page.Locator("#anchors"))
            .ToContainTextAsync("No checkpoint is anchored in the contract yet.");
        await Assertions.Expect(page.Locator("form[action*='trigger']")).ToHaveCountAsync(1);
        Assert.False(await visit.PictureAsync("console-verification-by-the-chain"), "The page scrolls sideways.");
        Assert.Empty(visit.Faults);
    }
}
