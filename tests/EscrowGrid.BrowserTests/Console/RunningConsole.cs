using System.Diagnostics;
using EscrowGrid.StandIns;
using EscrowGrid.Testing;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// The console and an API in front of it, as processes of their own: the API on its in-memory store, with payment
/// providers that stand in for the real ones.
/// </summary>
public sealed class RunningConsole : IAsyncLifetime
{
    /// <summary>A sample; the processes run in Development.</summary>
    public const string RootKey = "sample-root-key-of-the-browser-tests";

    /// <summary>All visitors of the tests come from one address, and more often than people do.</summary>
    private static readonly (string Name, string Value)[] Limits =
    [
        .. new[]
        {
            "RATE_LIMIT_KEY_CREATIONS", "RATE_LIMIT_INSTITUTION_CREATIONS", "RATE_LIMIT_SIGN_UPS",
            "RATE_LIMIT_SIGN_INS", "RATE_LIMIT_SIGN_INS_PER_ACCOUNT", "RATE_LIMIT_ESCROW_USER",
            "RATE_LIMIT_ESCROW_ADDRESS",
        }.Select(it => (it, "10000")),
    ];

    private readonly Uri _apiAddress = new($"http://127.0.0.1:{FreePort.Next()}");
    private Process _admin = null!;
    private Process? _api;

    /// <summary>Settings of the API besides those of every test.</summary>
    public IReadOnlyList<(string Name, string Value)> More { get; init; } = [];

    public Uri Address { get; } = new($"http://127.0.0.1:{FreePort.Next()}");

    public Uri ApiAddress => _apiAddress;

    /// <summary>Where buyers pay, and what fails when it is told to.</summary>
    public StandInServer Providers { get; private set; } = null!;

    /// <summary>Where files are stored.</summary>
    public ObjectServer Storage { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Storage = await ObjectServer.StartAsync();
        Providers = await StandInServer.StartAsync(new StandInOptions
        {
            StripeWebhook = new Uri(_apiAddress, "/api/webhooks/stripe"),
            CustodianWebhook = new Uri(_apiAddress, "/api/webhooks/custodian"),
        });
        _admin = Start("EscrowGrid.Admin", Address, ("services__api__http__0", _apiAddress.ToString()));
        await StartApiAsync();
        await AnsweringAsync(new Uri(Address, "/health"));
    }

    public async Task DisposeAsync()
    {
        await StopApiAsync();
        await EndAsync(_admin);
        await Providers.DisposeAsync();
        await Storage.DisposeAsync();
    }

    public async Task StartApiAsync()
    {
        _api ??= Start(
            "EscrowGrid.Api",
            _apiAddress,
            [
                ("STORE_BACKEND", "memory"), ("MODE", "all"), ("ROOT_API_KEY", RootKey), .. Rails(), .. Limits,
                .. Storage.Settings.Select(it => (it.Key, it.Value!)), .. More,
            ]);
        await AnsweringAsync(new Uri(_apiAddress, "/ready"));
    }

    public async Task StopApiAsync()
    {
        if (_api is null) return;
        await EndAsync(_api);
        _api = null;
    }

    private IEnumerable<(string Name, string Value)> Rails()
    {
        var samples = new StandInOptions();
        return
        [
            ("STRIPE_SECRET_KEY", samples.StripeKey),
            ("STRIPE_WEBHOOK_SECRET", samples.StripeSecret),
            ("STRIPE_API_URL", Providers.Address.ToString()),
            ("CUSTODIAN_API_KEY", samples.CustodianKey),
            ("CUSTODIAN_WEBHOOK_SECRET", samples.CustodianSecret),
            ("CUSTODIAN_API_URL", Providers.CustodianAddress.ToString()),
            ("CUSTODIAN_WALLET_ID", "wallet_1"),
            ("TRM_API_KEY", samples.TrmKey),
            ("TRM_API_URL", Providers.TrmAddress.ToString()),
            ("CHAINALYSIS_API_KEY", samples.ChainalysisKey),
            ("CHAINALYSIS_API_URL", Providers.ChainalysisAddress.ToString()),
        ];
    }

    private static Process Start(string project, Uri address, params (string Name, string Value)[] settings)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(here.Parent!.Parent!.FullName, project, here.Name);
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(folder, $"{project}.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            // Where the console's static files are described.
            WorkingDirectory = folder,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = address.ToString(),
            },
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task AnsweringAsync(Uri address)
    {
        using var client = new HttpClient();
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            try
            {
                using var answer = await client.GetAsync(address, deadline.Token);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }
        while (await again.WaitForNextTickAsync(deadline.Token));
    }
}
