using System.Diagnostics;
using EscrowGrid.Core.Escrows;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>The life of many escrows, command by command: paid, delivered, accepted, paid out.</summary>
internal sealed class EscrowRound(BenchmarkMarket market, CpuTime cpu, int count, bool isShown)
{
    public static readonly EscrowCommand Delivery = new EscrowCommand.MarkDelivered("Shipped", Description: null);

    private TimeSpan _spent;
    private int _commands;

    /// <returns>How many commands were decided in a second.</returns>
    public async Task<double> RunAsync(string what)
    {
        var escrows = await market.OpenAsync(count);
        await market.AnalyseAsync();
        if (isShown)
            Console.WriteLine($"{what}:");
        await MeasureAsync("payments recorded", () => market.PayAsync(escrows));
        await MeasureAsync("deliveries marked", () => market.DeliverAsync(escrows));
        await MeasureAsync("deliveries accepted", () => market.AcceptAsync(escrows));
        await MeasureAsync("payouts recorded", () => market.PaidOutAsync(escrows));
        var rate = _commands / _spent.TotalSeconds;
        if (isShown)
            Console.WriteLine($"  all commands: {rate:F0}/s; load average {EscrowBenchmark.LoadAverage()}");
        return rate;
    }

    /// <summary>As people command: deliveries of escrows that are paid, and what the buyers accept of them.</summary>
    public async Task RunRequestsAsync(IReadOnlyList<Escrow> escrows, int clients)
    {
        await MeasureAsync("deliveries marked", () => market.Seller.SendAllAsync(escrows, Delivery, clients));
        await MeasureAsync(
            "deliveries accepted",
            () => market.Buyer.SendAllAsync(escrows, new EscrowCommand.ConfirmDelivery(), clients));
        Console.WriteLine(
            $"  all requests: {_commands / _spent.TotalSeconds:F0}/s; load average {EscrowBenchmark.LoadAverage()}");
    }

    private async Task MeasureAsync(string what, Func<Task> run)
    {
        var (own, server) = cpu.Read();
        var clock = Stopwatch.StartNew();
        await run();
        var spent = clock.Elapsed;
        var (ownAfter, serverAfter) = cpu.Read();
        _spent += spent;
        _commands += count;
        if (isShown)
        {
            Console.WriteLine(
                $"  {what}: {count / spent.TotalSeconds:F0}/s; the cores worked {Each(ownAfter - own):F2} ms for each "
                    + $"here and {Each(serverAfter - server):F2} ms in the database");
        }

        double Each(TimeSpan time) => time.TotalMilliseconds / count;
    }
}
