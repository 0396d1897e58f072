using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// Every page on both screens: it comes, is not too heavy, does not scroll sideways, meets no error and no refused
/// content, names its fields, and shows what is hostile as text. Each leaves a picture to be looked at.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class PageTests(Chromium chromium, SeededConsole console)
{
    /// <summary>Bytes over the wire at the first visit.</summary>
    private const int HeaviestPage = 100_000;

    /// <summary>Targets that are smaller than they should be; text links inside of sentences are exempt.</summary>
    private const string SmallTargets =
        """
        () => [...document.querySelectorAll('button, .button, input:not([type=hidden]):not([type=checkbox]), select')]
          .filter(it => it.checkVisibility() && it.getBoundingClientRect().height < 44)
          .filter(it => !it.classList.contains('copy'))
          .map(it => it.outerHTML.slice(0, 120))
        """;

    private const string NamelessFields =
        """
        () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(it => it.labels.length === 0 && !it.getAttribute('aria-label')).map(it => it.outerHTML.slice(0, 120))
        """;

    public static TheoryData<string, string, string> Pages()
    {
        var pages = new TheoryData<string, string, string>();
        foreach (var size in new[] { "desktop", "phone" })
        {
            foreach (var (name, path) in PagesUnderTest.All) pages.Add(size, name, path);
        }

        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnEachScreen_IsWholeAndQuiet(string size, string name, string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, size);
        await visitor.SignInAsRootAsync();

        await visitor.WeighAsync();
        Assert.Equal(200, await visitor.GoAsync(PagesUnderTest.Fill(path, console)));

        await Assertions.Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
        var weight = await visitor.WeighAsync();
        Assert.True(weight is > 0 and < HeaviestPage, $"{name} weighs {weight} bytes.");
        Weights.Write(size, name, weight);
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(SmallTargets));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(NamelessFields));
        Assert.Equal(0, await visitor.Page.Locator("img, main script").CountAsync());
        await visitor.PictureAsync(name);
    }

    [Theory]
    [InlineData("overview", "/")]
    [InlineData("position", "/positions/{position}")]
    [InlineData("positions", "/positions")]
    [InlineData("sign-in", "/sign-in")]
    public async Task Page_InBengali_SaysSoAndHasNoKeyInsteadOfAText(string name, string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, "phone");
        await visitor.SignInAsRootAsync();
        await visitor.Page.Context.AddCookiesAsync(
            [new Cookie { Name = "eg-language", Value = "bn", Url = console.Address.ToString() }]);

        await visitor.GoAsync(PagesUnderTest.Fill(path, console));

        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "bn");
        Assert.Matches("[\u0980-\u09FF]", await visitor.Page.Locator("h1, .skip").First.InnerTextAsync());
        await visitor.PictureAsync($"{name}-bengali");
    }
}
