using EscrowGrid.BrowserTests.Console;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Positions;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Forms;

/// <summary>An institution, its keys, its rules and its positions, by forms alone.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class InstitutionFormTests(Chromium chromium, SeededConsole console)
{
    [Fact]
    [Sends(
        "/do/institutions",
        "/do/institution",
        "/do/institutions/{institution}/settings",
        "/do/institutions/{institution}/second-person",
        "/do/institutions/{institution}/policies/{region}")]
    public async Task Institution_WithItsRules_IsSetUp()
    {
        await using var root = await ArriveAsync();
        await root.SignInAfreshAsync(RunningConsole.RootKey);
        await root.GoAsync("/institutions");
        await root.SendAsync("/do/institutions", ("name", "Rules Ltd."), ("regions", "US"));
        await root.ExpectDoneAsync();
        var id = root.Page.Url.Split('/')[^1];

        await root.ConfirmAsync($"/do/institutions/{id}/settings");
        await root.ExpectDoneAsync();
        await root.ConfirmAsync($"/do/institutions/{id}/second-person", ("amount", "10,000"));
        await root.ExpectDoneAsync();
        await root.ConfirmAsync(
            $"/do/institutions/{id}/policies/US",
            ("minAmount", "5"), ("maxAmount", "1,000,000"), ("currencies", "usd, eur"), ("maxTenorDays", "90"),
            ("approvalAmount", "250000"), ("blocked", "EXPIRED"));
        await root.ExpectDoneAsync();
        await root.GoAsync("/institutions");
        await root.Page.Locator("form[action='/do/institution']").First.Locator("button").ClickAsync();

        var settings = await console.Root.Institutions.GetSettingsAsync(id);
        var limits = (await console.Root.Policies.GetAsync(id, Region.UnitedStates)).Config.Position;
        Assert.Equal(10_000m, settings.Escrows?.ApprovalAmount);
        Assert.Equal(
            (5m, 1_000_000m, 90, 250_000m),
            (limits.MinAmount, limits.MaxAmount, limits.MaxTenorDays, limits.ApprovalAmount));
        Assert.Equal([PositionState.Expired], limits.BlockedTransitions);
        root.Sent.Add("/do/institution");
        SentForms.Expect<InstitutionFormTests>([root]);
    }

    [Fact]
    public async Task Policy_ThatSomebodyElseChangedMeanwhile_IsNotOverwrittenAndWhatWasTypedIsKept()
    {
        var id = (await console.Root.Institutions.CreateAsync(new("Two desks", [Region.Singapore]))).Id;
        await console.Root.Policies.PutAsync(id, Region.Singapore, new(MinAmount: 10));
        await using var root = await ArriveAsync();
        await root.SignInAsync(RunningConsole.RootKey);
        await root.GoAsync($"/institutions/{id}");
        await console.Root.Policies.PutAsync(id, Region.Singapore, new(MinAmount: 20));
        var act = $"/do/institutions/{id}/policies/SG";

        await root.ConfirmAsync(act, ("minAmount", "30"));

        await root.ExpectRefusedAsync("Somebody else changed this meanwhile.");
        await Assertions.Expect(root.Page.Locator(".facts", new() { HasText = "20.00" })).ToBeVisibleAsync();
        await Assertions.Expect(root.Page.Locator($"form[action='{act}'] [name=minAmount]")).ToHaveValueAsync("30");
        Assert.Equal(20, await ReadLeastAsync(id));

        // Who has seen it may still want it.
        await root.SendAsync(act);
        await root.ExpectDoneAsync();
        Assert.Equal(30, await ReadLeastAsync(id));
    }

    private async Task<decimal?> ReadLeastAsync(string institution) =>
        (await console.Root.Policies.GetAsync(institution, Region.Singapore)).Config.Position.MinAmount;

    [Fact]
    [Sends(
        "/do/institutions/{institution}/keys",
        "/do/institutions/{institution}/keys/{key}/rotate",
        "/do/institutions/{institution}/keys/{key}/revoke")]
    public async Task Key_FromItsIssueToItsEnd_IsShownOnce()
    {
        var keys = $"/institutions/{console.Institution}/keys";
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync(keys);
        await visitor.SendAsync(
            $"/do{keys}", ("label", "Nightly export"), ("role", "read_only"), ("scopes", "positions:read"));
        var token = await visitor.Page.Locator("#secret").InnerTextAsync();
        var id = (await console.Client(token).OwnAccount.GetCallerAsync()).ApiKeyId!;

        await visitor.ConfirmAsync($"/do{keys}/{id}/rotate", ("hours", "0"));
        var rotated = await visitor.Page.Locator("#secret").InnerTextAsync();
        await visitor.ExpectDoneAsync();
        var second = (await console.Client(rotated).OwnAccount.GetCallerAsync()).ApiKeyId!;
        await visitor.ConfirmAsync($"/do{keys}/{second}/revoke");

        await visitor.ExpectDoneAsync();
        await Assert.ThrowsAsync<EscrowGrid.Client.Errors.EscrowGridException>(
            () => console.Client(rotated).OwnAccount.GetCallerAsync());
        SentForms.Expect<InstitutionFormTests>([visitor]);
    }

    [Fact]
    [Sends(
        "/do/templates/{code}",
        "/do/assets",
        "/do/positions",
        "/do/positions/{position}/to/{state}",
        "/do/approvals/{approval}/approve",
        "/do/approvals/{approval}/reject")]
    public async Task Position_FromItsTermsToItsRelease_TakesASecondKey()
    {
        await using var visitor = await ArriveAsync();
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/templates/new/TF_LC");
        await visitor.SendAsync(
            "/do/templates/TF_LC",
            ("name", "Letters"), ("region", "SG"), ("maxTenorDays", "120"), ("issuingBankCountry", "BD"));
        await visitor.ExpectDoneAsync();
        var template = visitor.Page.Url.Split('/')[^1];
        await visitor.GoAsync("/assets");
        await visitor.SendAsync("/do/assets", ("templateId", template), ("label", "Letter 7"));
        await visitor.ExpectDoneAsync();
        var asset = visitor.Page.Url.Split('/')[^1];
        await visitor.GoAsync("/positions/new");
        await visitor.SendAsync(
            "/do/positions", ("assetId", asset), ("holderReference", "Exporter"), ("amount", "700,000"));
        await visitor.ExpectDoneAsync();
        var position = visitor.Page.Url.Split('/')[^1];
        await visitor.ConfirmAsync($"/do/positions/{position}/to/FUNDED", ("why", "By wire"));
        await visitor.ExpectDoneAsync();

        await using var root = await ArriveAsync();
        await root.SignInAsRootAsync();
        (string Decision, PositionState State)[] decisions =
            [("reject", PositionState.Funded), ("approve", PositionState.Released)];
        foreach (var (decision, state) in decisions)
        {
            await visitor.GoAsync($"/positions/{position}");
            await visitor.ConfirmAsync($"/do/positions/{position}/to/RELEASED", ("why", "All papers are there"));
            var waiting = (await console.Admin.Approvals.ListAsync(new(500), ApprovalState.Pending)).Data
                .Single(it => it.PositionId == position);
            await root.GoAsync($"/approvals/{waiting.Id}");
            await root.ConfirmAsync($"/do/approvals/{waiting.Id}/{decision}");
            await root.ExpectDoneAsync();
            Assert.Equal(state, (await console.Admin.Positions.GetAsync(position)).State);
        }

        SentForms.Expect<InstitutionFormTests>([visitor, root]);
    }

    private Task<Visitor> ArriveAsync() => Visitor.ArriveAsync(chromium, console, scripts: false);
}
