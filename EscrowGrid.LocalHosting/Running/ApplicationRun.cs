using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>One run of the application: the engine, the dashboard in front of it, and what the console says.</summary>
internal sealed class ApplicationRun(IServiceProvider services) : IAsyncDisposable
{
    private readonly SemaphoreSlim _commands = new(1);
    private readonly CancellationTokenSource _ended = new();
    private Task _printing = Task.CompletedTask;
    private Task _announcing = Task.CompletedTask;
    private Engine? _engine;
    private bool _isStopped;

    public async Task StartAsync(CancellationToken ct)
    {
        await _commands.WaitAsync(ct);
        try
        {
            var clock = Stopwatch.StartNew();
            var engine = _engine = services.GetRequiredService<Engine>();
            var options = services.GetRequiredService<EngineOptions>();
            await engine.PrepareAsync(ct);
            // The container disposes of the dashboard, after the resources, so that it shows how they stop.
            var addresses = options.UseDashboard
                ? await services.GetRequiredService<IDashboard>().StartAsync(ct)
                : null;
            engine.Otlp = ChooseOtlp(addresses, services.GetRequiredService<IConfiguration>());
            if (options.PrintToConsole)
                BeginPrinting(addresses, clock);
            await engine.StartAsync(ct);
        }
        finally
        {
            _commands.Release();
        }
    }

    public async Task StopAsync()
    {
        await _commands.WaitAsync();
        try
        {
            if (_isStopped || _engine is null)
                return;
            _isStopped = true;
            await _ended.CancelAsync();
            await _announcing;
            await _engine.StopAsync();
            await _printing;
            await _engine.DisposeAsync();
        }
        finally
        {
            _commands.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _ended.Dispose();
        _commands.Dispose();
    }

    /// <summary>The dashboard's receiver, else what the configuration names, else Aspire's default.</summary>
    internal static OtlpTarget ChooseOtlp(DashboardAddresses? dashboard, IConfiguration configuration)
    {
        const string Http = "http/protobuf";
        if (dashboard is { OtlpEndpoint: { } own })
            return new OtlpTarget(own.ToString().TrimEnd('/'), Http, dashboard.OtlpApiKey);
        var key = configuration["AppHost:OtlpApiKey"];
        if (configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] is { Length: > 0 } grpc)
            return new OtlpTarget(grpc, "grpc", key);
        return configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] is { Length: > 0 } http
            ? new OtlpTarget(http, Http, key)
            : new OtlpTarget("http://localhost:18889", "grpc", key);
    }

    private void BeginPrinting(DashboardAddresses? addresses, Stopwatch clock)
    {
        if (addresses is not null)
            Console.WriteLine($"Dashboard: {addresses.Login}");
        Console.WriteLine("Starting. Press Ctrl+C to stop.");
        var useColour = !Console.IsOutputRedirected
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var printer = new ConsolePrinter(services.GetRequiredService<LogBook>(), Console.Out, useColour);
        // It ends with the log, so that the last lines of the stop are printed too.
        _printing = printer.RunAsync(CancellationToken.None);
        _announcing = AnnounceAsync(clock, _ended.Token);
    }

    /// <summary>Says once when everything that starts by itself is healthy, and where it is reached.</summary>
    private async Task AnnounceAsync(Stopwatch clock, CancellationToken ct)
    {
        var board = services.GetRequiredService<StateBoard>();
        try
        {
            foreach (var resource in services.GetRequiredService<Engine>().Resources
                .Where(resource => !resource.Annotations.OfType<ExplicitStartupAnnotation>().Any()))
            {
                await board.WaitAsync(resource.Name, IsUpOrDone, ct);
            }
            Console.WriteLine($"All resources are ready after {clock.Elapsed.TotalSeconds:0.0} s.");
            foreach (var resource in board.All())
            {
                foreach (var endpoint in resource.Endpoints.Where(endpoint => endpoint.IsExternal))
                    Console.WriteLine($"  {resource.Name}: {endpoint.Url}");
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Stopped before that.
        }
    }

    private static bool IsUpOrDone(ResourceSnapshot snapshot) =>
        snapshot.State == KnownResourceStates.Finished
        || (snapshot.State == KnownResourceStates.Running && snapshot.Health is null or HealthStatus.Healthy);
}
