using EscrowGrid.Benchmarks.Escrows;
using EscrowGrid.Benchmarks.Subject;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.Benchmarks.Pages;

/// <summary>
/// How long the console's pages take to their first byte, and what they weigh, beside an answer of the same process
/// that needs no work: <c>dotnet run -c Release --project tests/EscrowGrid.Benchmarks -- console</c>.
/// </summary>
internal static class ConsoleBenchmark
{
    public const string Verb = "console";

    private const string Database = "escrowdb";
    private const string Nothing = "/alive";
    private const int Positions = 500;
    private const int Warming = 10;
    private const int Rounds = 60;

    public static async Task<int> RunAsync()
    {
        using var folder = new TemporaryFolder();
        await using var postgres = await PostgresServer.StartAsync(
            new PostgresServerOptions { DataDirectory = Path.Combine(folder.Path, "postgres") },
            CancellationToken.None);
        await postgres.CreateDatabaseAsync(Database, CancellationToken.None);
        await using var api = await ApiProcess.StartAsync(postgres, Database);
        var data = await SampleData.CreateAsync(api, Positions);
        await using var console = await ConsoleProcess.StartAsync(api.Address);
        using var visitor = new ConsoleVisitor();
        await visitor.SignInAsync(api.RootKey);

        Console.WriteLine(
            $"{Environment.ProcessorCount} shared cores, {Positions} positions, {Rounds} times each, one after the "
                + $"other; load average before: {EscrowBenchmark.LoadAverage()}");
        Console.WriteLine("| page | first byte p50 | p95 | of `/alive` | bytes | over the wire |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var page in Pages(data))
            Console.WriteLine(await MeasureAsync(visitor, page));
        Console.WriteLine($"Load average after: {EscrowBenchmark.LoadAverage()}");
        return 0;
    }

    private static IEnumerable<string> Pages(SampleData data) =>
    [
        "/", "/positions", $"/positions/{data.PositionIds[0]}", "/assets", "/institutions",
        $"/institutions/{data.InstitutionId}", "/escrows", "/ledger", "/events", "/audit", "/webhooks", "/jobs",
        "/queues", "/consumers", "/rate-limits", "/status",
    ];

    /// <summary>In turns with the answer that needs no work, so that whatever else runs is in both.</summary>
    private static async Task<string> MeasureAsync(ConsoleVisitor visitor, string page)
    {
        for (var time = 0; time < Warming; time++)
            await visitor.GetAsync(page);
        var (own, reference, wire) = (new List<double>(), new List<double>(), 0);
        for (var time = 0; time < Rounds; time++)
        {
            reference.Add((await visitor.GetAsync(Nothing)).FirstByteMs);
            (var firstByteMs, wire) = await visitor.GetAsync(page);
            own.Add(firstByteMs);
        }

        own.Sort();
        reference.Sort();
        var plain = (await visitor.GetAsync(page, encodings: "identity")).Bytes;
        return $"| `{page}` | {At(own, 0.5):F1} ms | {At(own, 0.95):F1} ms | {At(own, 0.5) / At(reference, 0.5):F0} × "
            + $"{At(reference, 0.5):F1} ms | {plain:N0} | {wire:N0} |";
    }

    private static double At(List<double> sorted, double part) => sorted[(int)((sorted.Count - 1) * part)];
}
