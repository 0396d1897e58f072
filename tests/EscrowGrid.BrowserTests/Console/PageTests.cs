using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// Every page on both screens: it comes, is not too heavy, does not scroll sideways, meets no error and no refused
/// content, names its fields, can be read in light and in dark, and shows what is hostile as text. Each leaves pictures
/// to be looked at.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class PageTests(Chromium chromium, SeededConsole console)
{
    /// <summary>Bytes over the wire at the first visit.</summary>
    private const int HeaviestPage = 100_000;

    private const string NamelessFields =
        """
        () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')]
          .filter(it => it.labels.length === 0 && !it.getAttribute('aria-label')).map(it => it.outerHTML.slice(0, 120))
        """;

    /// <summary>
    /// Whose letters, or their marks above and below, are cut off by a box around them; the name of who is signed in
    /// may end in dots.
    /// </summary>
    private const string ClippedTexts =
        """
        () => [...document.querySelectorAll('body *')]
          .filter(it => it.checkVisibility() && !it.closest('.hidden, .skip, .who, thead') && it.textContent.trim())
          .filter(it => ['hidden', 'clip'].includes(getComputedStyle(it).overflowY))
          .filter(it => it.scrollHeight > it.clientHeight + 1 || it.scrollWidth > it.clientWidth + 1)
          .map(it => it.outerHTML.slice(0, 120))
        """;

    /// <summary>Tables of which a part is seen only by scrolling sideways.</summary>
    private const string WideTables =
        """
        () => [...document.querySelectorAll('.table')].filter(it => it.scrollWidth > it.clientWidth + 1)
          .map(it => `${it.scrollWidth} of ${it.clientWidth}: ${it.innerText.slice(0, 120)}`)
        """;

    public static TheoryData<string, string, string> Pages() => OnBothScreens(PagesUnderTest.All);

    public static TheoryData<string, string, string> PagesOfVisitors() => OnBothScreens(PagesUnderTest.OfVisitors);

    public static TheoryData<string, string, string> PagesInBengali() => OnBothScreens(PagesUnderTest.InBengali);

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
        await ExpectGoodLooksAsync(visitor, name);
    }

    [Theory]
    [MemberData(nameof(PagesOfVisitors))]
    public async Task Page_ThatNeedsNoSession_IsWholeAndQuiet(string size, string name, string path)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console, size);

        Assert.Equal(200, await visitor.GoAsync(path));

        await Assertions.Expect(visitor.Page.Locator("h1")).ToBeVisibleAsync();
        await ExpectGoodLooksAsync(visitor, $"{name}-of-a-visitor");
    }

    [Theory]
    [MemberData(nameof(PagesInBengali))]
    public async Task Page_InBengali_SaysSoAndHasNoKeyInsteadOfAText(string size, string name, string path)
    {
        await using var visitor = await ArriveInBengaliAsync(size);
        if (path is not "/sign-in") await visitor.SignInAsRootAsync();

        Assert.Equal(200, await visitor.GoAsync(PagesUnderTest.Fill(path, console)));

        await Assertions.Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("lang", "bn");
        Assert.Matches("[\u0980-\u09FF]", await visitor.Page.Locator("main").InnerTextAsync());
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(ClippedTexts));
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(WideTables));
        await visitor.PictureAsync($"{name}-bengali");
    }

    /// <summary>A way back, the id of the request and its words: whoever gets lost is not left alone.</summary>
    [Theory]
    [InlineData("desktop", "en", "not-found", "/escrows/esc_of_nobody", 404)]
    [InlineData("phone", "bn", "not-found", "/escrows/esc_of_nobody", 404)]
    [InlineData("phone", "en", "no-such-page", "/no/such/page", 404)]
    [InlineData("desktop", "bn", "no-such-page", "/no/such/page", 404)]
    [InlineData("desktop", "bn", "forbidden", "/audit", 403)]
    [InlineData("phone", "en", "forbidden", "/audit", 403)]
    public async Task Page_ThatCannotBeShown_SaysWhatToDo(
        string size, string language, string name, string path, int status)
    {
        await using var visitor = language == "bn"
            ? await ArriveInBengaliAsync(size)
            : await Visitor.ArriveAsync(chromium, console, size);
        await visitor.SignInAsync(console.ReaderKey);

        Assert.Equal(status, await visitor.GoAsync(path));

        await Assertions.Expect(visitor.Page.Locator(".problem .button")).ToBeVisibleAsync();
        await Assertions.Expect(visitor.Page.Locator(".problem .mono")).Not.ToBeEmptyAsync();
        Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(Targets.Small));
        await visitor.PictureOfAProblemAsync($"{name}-{language}");
        await Contrast.ExpectReadableAsync(visitor.Page);
    }

    /// <summary>In light and in dark.</summary>
    private static async Task ExpectGoodLooksAsync(Visitor visitor, string name)
    {
        await visitor.PictureAsync(name);
        foreach (var look in new[] { Targets.Small, Targets.Overlapping, NamelessFields, ClippedTexts, WideTables })
            Assert.Empty(await visitor.Page.EvaluateAsync<string[]>(look));
        Assert.Equal(0, await visitor.Page.Locator("img, main script").CountAsync());
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.PictureAsync($"{name}-dark");
        await Contrast.ExpectReadableAsync(visitor.Page);
    }

    private static TheoryData<string, string, string> OnBothScreens((string Name, string Path)[] all)
    {
        var pages = new TheoryData<string, string, string>();
        foreach (var size in new[] { "desktop", "phone" })
        {
            foreach (var (name, path) in all) pages.Add(size, name, path);
        }

        return pages;
    }

    private async Task<Visitor> ArriveInBengaliAsync(string size)
    {
        var visitor = await Visitor.ArriveAsync(chromium, console, size);
        await visitor.ChooseBengaliAsync();
        return visitor;
    }
}
