using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests;

/// <summary>
/// One headless Chromium of the machine for all browser tests: <c>ESCROWGRID_CHROMIUM</c>, or the first of chromium,
/// google-chrome on the PATH. Screenshots go to <c>artifacts/test-output/screenshots</c>, to be leafed through.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private const int PatienceMs = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public static string ScreenshotFolder { get; } = Directory.CreateDirectory(
        Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "test-output", "screenshots")).FullName;

    public async Task InitializeAsync()
    {
        // As long as a page may take on a machine that has other things to do.
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Find(),
            // The sandbox needs rights that a container's root does not have; the pages are our own.
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                "--disable-background-networking", "--disable-component-update",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A fresh profile with a page of that size. Console errors and refused content fail the test.</summary>
    internal async Task<WatchedPage> OpenAsync(PageSize size, bool scripts = true)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
            JavaScriptEnabled = scripts,
        });
        return new WatchedPage(context, await context.NewPageAsync(), size);
    }

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable("ESCROWGRID_CHROMIUM") is { Length: > 0 } given)
        {
            return given;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                "No Chromium found. Install Debian's package 'chromium', or set ESCROWGRID_CHROMIUM to its path.");
    }
}
