using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// What is pointed at or reached by the keyboard can be read and found; and the check of all pages bites.
/// </summary>
[Collection(ConsoleDefinition.Name)]
public sealed class ContrastTests(Chromium chromium, SeededConsole console)
{
    /// <summary>The ring around what has the focus, and what lies around it.</summary>
    private const string Ring =
        """
        () => {
          const it = document.activeElement;
          const style = getComputedStyle(it);
          return {
            name: it.outerHTML.slice(0, 120),
            width: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
            colour: style.outlineColor,
            page: getComputedStyle(document.body).backgroundColor,
          };
        }
        """;

    /// <summary>More than a page has before its first field.</summary>
    private const int Steps = 40;

    /// <summary>The colours that texts, badges, buttons, hints and fields are made of.</summary>
    [Theory]
    [InlineData(ColorScheme.Light, "--text", "#9aa1ad")]
    [InlineData(ColorScheme.Light, "--muted", "#9aa1ad")]
    [InlineData(ColorScheme.Light, "--brand", "#7fb2f0")]
    [InlineData(ColorScheme.Light, "--on-brand", "#1c4e90")]
    [InlineData(ColorScheme.Light, "--warn", "#d99a2b")]
    [InlineData(ColorScheme.Light, "--field", "#d8dde6")]
    [InlineData(ColorScheme.Light, "--surface", "#566179")]
    [InlineData(ColorScheme.Dark, "--muted", "#4a5568")]
    [InlineData(ColorScheme.Dark, "--brand", "#2c4a72")]
    [InlineData(ColorScheme.Dark, "--page", "#8a8f99")]
    [InlineData(ColorScheme.Dark, "--bad", "#7a2020")]
    public async Task Page_WithAColourThatIsBad_IsFoundOut(ColorScheme scheme, string token, string colour)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsRootAsync();
        await visitor.GoAsync(PagesUnderTest.Fill("/escrows/{disputed}", console));
        Assert.Empty(await Contrast.FaultsOfAsync(visitor.Page, scheme));

        await visitor.Page.EvaluateAsync(
            "([token, colour]) => document.documentElement.style.setProperty(token, colour)", new[] { token, colour });

        Assert.NotEmpty(await Contrast.FaultsOfAsync(visitor.Page, scheme));
    }

    [Theory]
    [InlineData("/positions", "a.button:not(.quiet)")]
    [InlineData("/positions", "main button.button.quiet")]
    [InlineData("/positions", "tbody tr:first-child a")]
    [InlineData("/positions", ".side a:not([aria-current])")]
    [InlineData("/escrows/{funded}", "summary.button.danger")]
    [InlineData("/escrows/{funded}", "button.button.danger")]
    [InlineData("/positions/{position}", ".copy")]
    [InlineData("/", "a.tile")]
    public async Task Thing_ThatIsPointedAt_CanBeRead(string path, string thing)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsRootAsync();
        await visitor.GoAsync(PagesUnderTest.Fill(path, console));
        // Unfolded before, so that nothing moves away from under the pointer.
        await visitor.Page.EvaluateAsync(
            """
            () => document.querySelectorAll('main details').forEach(it => {
              it.removeAttribute('name');
              it.open = true;
            })
            """);

        await visitor.Page.Locator(thing).First.HoverAsync();

        await Contrast.ExpectReadableAsync(visitor.Page);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Focus_OfTheKeyboard_IsSeenWhereverItIs(ColorScheme scheme)
    {
        await using var visitor = await Visitor.ArriveAsync(chromium, console);
        await visitor.SignInAsRootAsync();
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await visitor.GoAsync("/positions");

        for (var step = 0; step < Steps; step++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            var ring = await visitor.Page.EvaluateAsync<FocusRing>(Ring);
            var contrast = await Contrast.OfAsync(visitor.Page, ring.Colour, ring.Page);
            Assert.True(ring.Width >= 2 && contrast >= 3, $"{ring.Name}: {ring.Width} px, {contrast:0.00}:1");
        }
    }

    private sealed class FocusRing
    {
        public string Name { get; set; } = "";

        public double Width { get; set; }

        public string Colour { get; set; } = "";

        public string Page { get; set; } = "";
    }
}
