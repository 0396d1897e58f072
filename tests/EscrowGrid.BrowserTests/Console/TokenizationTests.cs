using EscrowGrid.Client.Positions;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>What is done about institutions, keys, templates, assets and positions, by forms alone.</summary>
[Collection(ConsoleDefinition.Name)]
public sealed class TokenizationTests(Chromium chromium, SeededConsole console)
{
    [Theory]
    [InlineData("desktop", true)]
    [InlineData("phone", false)]
    public async Task Steps_FromAnInstitutionToAPosition_NeedNoScript(string size, bool scripts)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, size, scripts);
        await visitor.SignInAfreshAsync(RunningConsole.RootKey);

        await visitor.GoAsync("/institutions");
        await visitor.Page.Locator("input[name=regions][value=SG]").CheckAsync();
        await visitor.SendAsync("/do/institutions", ("name", $"Jamuna {size}"));
        await visitor.ExpectDoneAsync();
        var institution = visitor.Page.Url.Split('/')[^1];
        await visitor.GoAsync($"/institutions/{institution}/keys");
        await visitor.SendAsync(
            $"/do/institutions/{institution}/keys", ("label", "First"), ("role", "admin"));
        var token = await visitor.Page.Locator("#secret").InnerTextAsync();
        await visitor.Page.ReloadAsync();
        await Assertions.Expect(visitor.Page.Locator("#secret")).ToHaveCountAsync(0);
        Assert.DoesNotContain(token, await visitor.Page.ContentAsync(), StringComparison.Ordinal);

        await visitor.GoAsync("/templates/new/CONSTR_RETAINAGE");
        await visitor.SendAsync(
            "/do/templates/CONSTR_RETAINAGE",
            ("name", "Bridge"), ("region", "SG"), ("retainagePercentage", "10"));
        await visitor.ExpectDoneAsync();
        await visitor.GoAsync("/assets");
        await visitor.Page.Locator("select[name=templateId]")
            .SelectOptionAsync(new SelectOptionValue { Label = "Bridge" });
        await visitor.SendAsync("/do/assets", ("label", "Pier 4"));
        await visitor.ExpectDoneAsync();
        var asset = $"Pier 4 · {visitor.Page.Url.Split('/')[^1]}";
        await visitor.GoAsync("/positions/new");
        await Assertions.Expect(visitor.Page.Locator($"datalist option[value='{asset}']")).ToHaveCountAsync(1);
        await visitor.SendAsync(
            "/do/positions", ("assetId", asset), ("holderReference", "Builder"), ("amount", "1,500.25"));
        await visitor.ExpectDoneAsync();
        await Assertions.Expect(visitor.Page.Locator(".tile .number").First).ToHaveTextAsync("1,500.25USD");

        await visitor.GoAsync("/start");
        await Assertions.Expect(visitor.Page.Locator(".steps .done")).ToHaveCountAsync(5);
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Position_ReleasedInPartsByForms_AddsUpOnItsPage()
    {
        var position = await console.OpenPositionAsync("Surma Jute", 900);
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");

        await visitor.ConfirmAsync($"/do/positions/{position}/to/FUNDED", ("why", "Paid by wire"));
        await visitor.ConfirmAsync(
            $"/do/positions/{position}/to/PARTIALLY_RELEASED",
            ("amount", "300.125"), ("why", "First part"), ("metadata", """{"part": 1}"""));

        await visitor.ExpectDoneAsync();
        await Assertions.Expect(visitor.Page.Locator(".tile .number").Last).ToHaveTextAsync("599.875USD");
        await Assertions.Expect(visitor.Page.Locator(".badge.good[role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".timeline details")).ToHaveCountAsync(3);
        var stored = await console.Admin.Positions.GetAsync(position);
        Assert.Equal((599.875m, "First part"), (stored.RemainingAmount, stored.Events[^1].Reason));
    }

    [Fact]
    public async Task Form_ThatIsRefused_SaysWhyAndKeepsWhatWasTyped()
    {
        var position = await console.OpenPositionAsync("Karnaphuli", 100);
        await console.Admin.Positions.TransitionAsync(position, new PositionTransition(PositionState.Funded));
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");
        var act = $"/do/positions/{position}/to/PARTIALLY_RELEASED";

        await visitor.ConfirmAsync(act, ("amount", "101"), ("why", "Too much"));

        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToContainTextAsync("Amount above remaining amount");
        await Assertions.Expect(visitor.Page.Locator($"form[action='{act}'] [name=why]")).ToHaveValueAsync("Too much");
        await visitor.PictureAsync("position-refused");
    }

    /// <summary>Whoever decides has seen what he decides about: another change in between wins.</summary>
    [Fact]
    public async Task Transition_OfAPositionThatHasMoved_IsRefused()
    {
        var position = await console.OpenPositionAsync("Teesta", 100);
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");
        await console.Admin.Positions.TransitionAsync(position, new PositionTransition(PositionState.Funded));

        await visitor.ConfirmAsync($"/do/positions/{position}/to/CANCELLED");

        await Assertions.Expect(visitor.Page.Locator(".alert.bad")).ToContainTextAsync("Somebody else changed this");
        Assert.Equal(PositionState.Funded, (await console.Admin.Positions.GetAsync(position)).State);
    }

    [Fact]
    public async Task Approval_ByASecondKey_MovesThePosition()
    {
        var position = await console.OpenPositionAsync("Second key", 600_000);
        await console.Admin.Positions.TransitionAsync(position, new PositionTransition(PositionState.Funded));
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");
        await visitor.ConfirmAsync($"/do/positions/{position}/to/RELEASED", ("why", "All delivered"));
        await visitor.Page.Locator(".timeline a[href^='/approvals/']").ClickAsync();
        var approval = new Uri(visitor.Page.Url).AbsolutePath;
        await Assertions.Expect(visitor.Page.Locator($"form[action='/do{approval}/approve']")).ToHaveCountAsync(0);

        await visitor.SignInAsRootAsync();
        await visitor.GoAsync(approval);
        await visitor.ConfirmAsync($"/do{approval}/approve");

        await visitor.ExpectDoneAsync();
        Assert.Equal(PositionState.Released, (await console.Admin.Positions.GetAsync(position)).State);
    }

    [Fact]
    public async Task Export_OfPositions_IsCsvThatNoSpreadsheetRuns()
    {
        await console.OpenPositionAsync("=HYPERLINK(\"x\")", 10.07m);
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/positions?max=10.07");

        var download = await visitor.Page.RunAndWaitForDownloadAsync(
            () => visitor.Page.Locator("a[download]").ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);

        Assert.StartsWith("id,institutionId,assetId,holderReference,", lines[0], StringComparison.Ordinal);
        Assert.Contains(",\"'=HYPERLINK(\"\"x\"\")\",USD,10.07,", Assert.Single(lines[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proof_OfALedgerEntry_IsAFile()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{console.Position}");
        await visitor.Page.Locator(".timeline details > summary").First.ClickAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(
            () => visitor.Page.Locator("a[href$='/proof.json']").First.ClickAsync());

        var proof = await File.ReadAllTextAsync((await download.PathAsync())!);
        Assert.Contains("\"head\"", proof, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatLiesOpen_ShowsWhatOthersDo()
    {
        var position = await console.OpenPositionAsync("Padma live", 50);
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync($"/positions/{position}");
        await Assertions.Expect(visitor.Page.Locator(".live.on")).ToBeVisibleAsync();

        await console.Admin.Positions.TransitionAsync(position, new PositionTransition(PositionState.Funded));

        await Assertions.Expect(visitor.Page.Locator(".timeline details")).ToHaveCountAsync(2);
        Assert.Empty(visitor.Faults);
    }

    [Fact]
    public async Task Search_ByKeyboard_LeadsToAnId()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsync(console.AdminKey);
        await visitor.GoAsync("/");

        await visitor.Page.Keyboard.PressAsync("/");
        await visitor.Page.Keyboard.TypeAsync(console.Position);
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(visitor.Page.Locator("h1")).ToContainTextAsync("Meghna Textiles Ltd.");
    }
}
