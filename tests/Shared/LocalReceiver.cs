using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Testing;

/// <summary>
/// A real receiver of requests on a free port of this machine; whoever starts it says what it answers. Compiled into
/// each project that needs one.
/// </summary>
internal sealed class LocalReceiver : IAsyncDisposable
{
    // A request that a test left hanging must not hold the test up.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly WebApplication _app;

    private LocalReceiver(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/hook");

    public static async Task<LocalReceiver> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.Run(answer);
        await app.StartAsync();
        return new LocalReceiver(app);
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(Patience);
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
