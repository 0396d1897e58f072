using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// Lists say what there is: without columns of nothing, and on a phone before the fields that narrow them.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class ListTests(Chromium chromium, SeededConsole console)
{
    /// <summary>Each list with fields that narrow it down, and what its first row is.</summary>
    public static TheoryData<string, string> Lists() => new()
    {
        { "/escrows", "tbody tr" },
        { "/escrow-approvals", "tbody tr" },
        { "/positions", "tbody tr" },
        { "/approvals", "tbody tr" },
        { "/events", "tbody tr" },
        { "/jobs", "tbody tr" },
        { "/deliveries", "tbody tr" },
        { "/users", "tbody tr" },
        { "/funds", "tbody tr" },
        { "/audit", "tbody tr" },
        { "/breaks", ".card" },
        { "/provider-webhooks?state=", "tbody tr" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task List_OnAPhone_ShowsItsFirstRowWithoutScrolling(string path, string row)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, "phone", scripts: false);
        await visitor.SignInAsRootAsync();

        await visitor.GoAsync(path);

        await Assertions.Expect(Filter(visitor)).ToBeHiddenAsync();
        var first = await visitor.Page.Locator($"main {row}").First.BoundingBoxAsync();
        Assert.NotNull(first);
        var seen = PageSize.Phone.Height - first.Y;
        Assert.True(seen >= 96, $"{seen} px of the first row of {path} are seen.");
    }

    [Fact]
    public async Task Filter_OnAPhone_IsFoldedUntilItIsAskedForOrNarrows()
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, "phone", scripts: false);
        await visitor.SignInAsRootAsync();
        await visitor.GoAsync("/positions?cursor=&holder=");
        await Assertions.Expect(Filter(visitor)).ToBeHiddenAsync();

        await visitor.Page.Locator(".folded > summary").ClickAsync();
        await visitor.SendAsync("/positions", ("holder", "Holder 12"));

        await Assertions.Expect(Filter(visitor).Locator("[name=holder]")).ToHaveValueAsync("Holder 12");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Filter(visitor).Locator(".send a").ClickAsync();
        await Assertions.Expect(Filter(visitor)).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("/positions")]
    [InlineData("/positions?holder=Holder")]
    public async Task Filter_OnADesktop_IsAlwaysThere(string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsRootAsync();

        await visitor.GoAsync(path);

        await Assertions.Expect(visitor.Page.Locator(".folded > summary")).ToBeHiddenAsync();
        var holder = Filter(visitor).Locator("[name=holder]");
        await Assertions.Expect(holder).ToBeVisibleAsync();
        await holder.FillAsync("Holder 11");
        await holder.PressAsync("Enter");
        await Assertions.Expect(visitor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Table_OfPayoutsThatSucceeded_HasNeitherErrorsNorActions() => await ExpectColumnsAsync(
        console.AdminKey,
        $"/escrows/{console.Paid}",
        "To the buyer",
        "Payout", "State", "Amount", "Fee");

    [Fact]
    public async Task Table_OfPositionsWithoutReferences_HasNoColumnOfThem()
    {
        await ExpectColumnsAsync(
            console.AdminKey, "/positions?state=CREATED&min=2000&max=5000", "Holder 2",
            "Holder", "State", "Amount", "Remaining", "Created");
        await ExpectColumnsAsync(
            console.AdminKey, "/positions?holder=Meghna+Textiles+Ltd.", "Meghna Textiles Ltd.",
            "Holder", "State", "Amount", "Remaining", "External reference", "Created");
    }

    [Fact]
    public async Task Table_OfInstitutions_HasActionsForThoseWhoMayAct()
    {
        string[] columns = ["Name", "Regions", "Lines of business", "Created"];

        await ExpectColumnsAsync(console.AdminKey, "/institutions", "Padma Trade Bank", columns);
        await ExpectColumnsAsync(
            RunningConsole.RootKey, "/institutions", "Padma Trade Bank", [.. columns, "Actions"]);
    }

    private static ILocator Filter(Visitor visitor) => visitor.Page.Locator("form.filter");

    /// <summary>Of the table in which that text stands; each row has as many cells as there are heads.</summary>
    private async Task ExpectColumnsAsync(string key, string path, string holds, params string[] columns)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, scripts: false);
        await visitor.SignInAsync(key);
        await visitor.GoAsync(path);
        var table = visitor.Page.Locator("table").Filter(new() { HasText = holds }).First;
        await Assertions.Expect(table.Locator("th")).ToHaveTextAsync(columns);
        await Assertions.Expect(table.Locator("tbody tr").First.Locator("td")).ToHaveCountAsync(columns.Length);
    }
}
