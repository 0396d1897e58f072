using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace EscrowGrid.BrowserTests;

/// <summary>
/// A page whose faults are counted while it is used: errors on the console (a refused script or style is one) and
/// exceptions of scripts.
/// </summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentQueue<IRequest> _finished = new();
    private readonly IBrowserContext _context;
    private readonly PageSize _size;

    public WatchedPage(IBrowserContext context, IPage page, PageSize size)
    {
        (_context, Page, _size) = (context, page, size);
        page.SetDefaultTimeout(20_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _faults.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.RequestFinished += (_, request) => _finished.Enqueue(request);
        page.PageError += (_, error) => _faults.Enqueue(error);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>
    /// Bytes over the wire since it was weighed last: heads and bodies of all answers, as they were sent.
    /// </summary>
    public async Task<int> WeighAsync()
    {
        await Page.WaitForLoadStateAsync(LoadState.Load);
        var sum = 0;
        while (_finished.TryDequeue(out var request))
        {
            var sizes = await request.SizesAsync();
            sum += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return sum;
    }

    /// <summary>Writes the whole page to the test output and returns whether it scrolls sideways.</summary>
    public async Task<bool> PictureAsync(string name)
    {
        await Page.ScreenshotAsync(new PageScreenshotOptions
        {
            Path = Path.Combine(Chromium.ScreenshotFolder, $"{name}-{_size.Name}.png"),
            FullPage = true,
        });
        return await Page.EvaluateAsync<bool>(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();
}
