using System.Text.Json.Nodes;
using EscrowGrid.Client;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Positions;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>The numbers that are looked at first, of an institution that nobody else works for.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class OverviewTests(Chromium chromium, SeededConsole console)
{
    private const int Days = 7;

    [Fact]
    public async Task Volume_OfEachCurrency_IsWhatWasPaidInThatDayWhateverBecameOfIt()
    {
        var (admin, key) = await OpenInstitutionAsync();
        using var client = admin;
        var released = await FundAsync(client, "USD", 1_000.25m);
        await client.Positions.TransitionAsync(released, new PositionTransition(PositionState.Released));
        await FundAsync(client, "USD", 20_000);
        await FundAsync(client, "EUR", 300.5m);
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(key);

        await visitor.GoAsync("/");

        await ExpectAsync(visitor, "USD", "21,000.25");
        await ExpectAsync(visitor, "EUR", "300.50");
    }

    [Fact]
    public async Task Volume_BeforeAnyMoneyCame_HasNoChart()
    {
        var (admin, key) = await OpenInstitutionAsync();
        admin.Dispose();
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(key);

        await visitor.GoAsync("/");

        await Assertions.Expect(visitor.Page.GetByText("No money has moved yet.")).ToBeVisibleAsync();
        await Assertions.Expect(Charts(visitor)).ToHaveCountAsync(0);
    }

    /// <summary>All of it on one day; yesterday, if midnight has just passed.</summary>
    private static async Task ExpectAsync(Visitor visitor, string currency, string paidIn)
    {
        var bars = Charts(visitor).Filter(new() { HasText = currency }).Locator(".bar-value");
        await Assertions.Expect(bars).ToHaveCountAsync(Days);
        Assert.Equal([.. Enumerable.Repeat("0.00", Days - 1), paidIn], (await bars.AllTextContentsAsync()).Order());
    }

    private static ILocator Charts(Visitor visitor) =>
        visitor.Page.Locator("figure.chart").Filter(new() { HasText = "Paid in, by day" });

    private async Task<(EscrowGridClient Admin, string Key)> OpenInstitutionAsync()
    {
        var institution = await console.Root.Institutions.CreateAsync(
            new NewInstitution("Jamuna Finance", [Region.Singapore]));
        var key = (await console.Root.ApiKeys.CreateAsync(
            institution.Id, new NewApiKey("Back office", ApiKeyRole.Admin))).Token;
        return (console.Client(key), key);
    }

    /// <returns>The position.</returns>
    private static async Task<string> FundAsync(EscrowGridClient admin, string currency, decimal amount)
    {
        var template = await admin.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.TradeFinanceInvoice, $"Invoices in {currency}", Vertical.TradeFinance, Region.Singapore)
            {
                Config = new JsonObject { ["currency"] = currency, ["maxTenorDays"] = 90, ["country"] = "BD" },
            });
        var asset = await admin.Assets.CreateAsync(new NewAsset(template.Id, "Invoice"));
        var position = await admin.Positions.CreateAsync(new NewPosition(asset.Id, "Holder", currency, amount));
        await admin.Positions.TransitionAsync(position.Id, new PositionTransition(PositionState.Funded));
        return position.Id;
    }
}
