using EscrowGrid.BrowserTests.Console;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>A page that is read again by itself takes nothing away from who types into it.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class LivePageTests(Chromium chromium, SeededConsole console)
{
    /// <summary>The server speaks when the test does.</summary>
    private const string SpokenFor = """
        window.EventSource = class extends EventTarget {
          constructor() { super(); window.server = this; }
          close() { }
        };
        """;

    [Fact]
    public async Task Text_ThatWasTypedAndLeft_StaysUntilItIsTakenBack()
    {
        var (escrow, dispute) = await console.Market.OpenDisputedAsync("Typed and left");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsUserAsync(SeededMarket.BuyerEmail);
        await visitor.Page.AddInitScriptAsync(SpokenFor);
        await visitor.Page.Clock.InstallAsync();
        await visitor.GoAsync($"/escrows/{escrow}");
        var message = visitor.Page.Locator("form[action$='/messages'] textarea");
        await LeaveAsync(message, "Half of an answer");
        await console.Market.Seller.Escrows.WriteMessageAsync(escrow, dispute, "Meanwhile");

        Assert.Equal(0, await ReadAgainAsync(visitor.Page));

        await Assertions.Expect(message).ToHaveValueAsync("Half of an answer");
        await LeaveAsync(message, "");
        Assert.Equal(1, await ReadAgainAsync(visitor.Page));
        await Assertions.Expect(visitor.Page.Locator(".timeline").Filter(new() { HasText = "Meanwhile" }))
            .ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    /// <summary>The server does not say it twice.</summary>
    [Fact]
    public async Task Page_ThatWasInUseWhenItChanged_IsReadAgainLater()
    {
        var (escrow, dispute) = await console.Market.OpenDisputedAsync("Told once");
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsUserAsync(SeededMarket.BuyerEmail);
        await visitor.Page.AddInitScriptAsync(SpokenFor);
        await visitor.Page.Clock.InstallAsync();
        await visitor.GoAsync($"/escrows/{escrow}");
        var message = visitor.Page.Locator("form[action$='/messages'] textarea");
        await LeaveAsync(message, "Half of an answer");
        await console.Market.Seller.Escrows.WriteMessageAsync(escrow, dispute, "Meanwhile");
        Assert.Equal(0, await ReadAgainAsync(visitor.Page));

        await LeaveAsync(message, "");
        await visitor.Page.Clock.RunForAsync(15_000);

        await Assertions.Expect(visitor.Page.Locator(".timeline").Filter(new() { HasText = "Meanwhile" }))
            .ToBeVisibleAsync();
        Assert.Empty(visitor.Faults);
    }

    private static async Task LeaveAsync(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.BlurAsync();
    }

    /// <returns>How often the page was asked for after the server's sign.</returns>
    private static async Task<int> ReadAgainAsync(IPage page)
    {
        var asked = 0;
        page.Request += Count;
        await page.EvaluateAsync("() => window.server.dispatchEvent(new Event('changed'))");
        await page.Clock.RunForAsync(1000);
        page.Request -= Count;
        return asked;

        void Count(object? sender, IRequest request) => asked += request.Headers.ContainsKey("x-live") ? 1 : 0;
    }
}
