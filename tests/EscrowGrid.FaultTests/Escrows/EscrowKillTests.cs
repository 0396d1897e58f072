using System.Diagnostics;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Payments;
using EscrowGrid.FaultTests.Jobs;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.StandIns;
using EscrowGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using Money = EscrowGrid.Core.Money;

namespace EscrowGrid.FaultTests.Escrows;

/// <summary>
/// kill -9 of the product at named points of an escrow's way from its opening to its payout, with a provider that keeps
/// books of its own (specification, section 31.9).
/// </summary>
public sealed class EscrowKillTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    /// <summary>Until another process has its jobs, twice, and the poll for lost webhooks has come round.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    private static readonly int Port = LoopbackPort.Free();

    private readonly Random _random = new(FaultSize.Seed);
    private readonly CallContext _call = new(Caller.Root, "request", "TEST", "/escrows", ClientAddress: null);
    private readonly UserId _buyer = new(Guid.NewGuid());
    private readonly UserId _seller = new(Guid.NewGuid());
    private InstitutionId _institution;
    private StandInServer _provider = null!;
    private TableLock? _held;
    private int _asked;

    private static int Rounds => FaultSize.IsNightly ? 20 : 1;

    private IEscrowStore Store => database.Services.GetRequiredService<IEscrowStore>();

    [Fact]
    public async Task Product_KilledAtNamedPoints_PaysOnceAndKeepsTheBooksOfItsProvider()
    {
        await using var provider = await StandInServer.StartAsync(new StandInOptions
        {
            StripeWebhook = new Uri($"http://127.0.0.1:{Port}/api/webhooks/stripe"),
        });
        _provider = provider;
        await AddMarketAsync();
        // A few by default, of each part of the way; all of them nightly.
        var points = FaultSize.IsNightly
            ? KillPoint.All
            : [.. KillPoint.All.GroupBy(it => it.Stage).Select(stage => stage.ElementAt(_random.Next(stage.Count())))];
        var (kills, slowest) = (0, TimeSpan.Zero);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var point in points)
            {
                var recovered = await KillAtAsync(point);
                kills++;
                output.WriteLine($"killed while {point.Name}: paid out {recovered.TotalSeconds:F0} s later");
                slowest = recovered > slowest ? recovered : slowest;
            }
        }

        await AssertBooksAsync(kills);
        output.WriteLine(
            $"seed {FaultSize.Seed}: {kills} kills at {points.Count} points, each escrow paid out once, to the cent, "
            + $"the slowest {slowest.TotalSeconds:F0} s after its kill");
    }

    private async Task<TimeSpan> KillAtAsync(KillPoint point)
    {
        Escrow escrow;
        using (var victim = await StartAsync())
        {
            escrow = await OpenAsync(point);
            for (var stage = EscrowStage.Paid; stage <= point.Stage; stage++)
                await PassAsync(escrow, stage, stage == point.Stage ? point : null);
            victim.Dispose();
        }

        if (_held is { } held)
        {
            // The database may notice that the process is gone, or commit what nobody hears of.
            if (_random.Next(2) == 0)
                await held.EndThoseHeldAsync();
            await held.DisposeAsync();
            _held = null;
        }

        _provider.Faults.Clear();
        using var next = await StartAsync();
        var clock = Stopwatch.StartNew();
        await ReachesAsync(escrow, point.Stage);
        for (var stage = point.Stage + 1; stage <= EscrowStage.Accepted; stage++)
            await PassAsync(escrow, stage, point: null);
        return clock.Elapsed;
    }

    private async Task<Escrow> OpenAsync(KillPoint point)
    {
        await ArmAsync(point.Stage is EscrowStage.Opened ? point : null);
        var opened = await database.Services.GetRequiredService<OpenEscrow>().HandleAsync(
            new OpenEscrow.Command(
                _buyer, _seller, Rail.Stripe, new Money(Core.Amount.FromStored(100), Core.Currency.Usd))
            {
                Institution = _institution,
            },
            _call,
            CancellationToken.None);
        Assert.True(opened.TryGet(out var escrow, out var problem), $"{problem?.Kind.Code} {problem?.Details}");
        await HoldAsync(escrow, EscrowStage.Opened, point.Stage is EscrowStage.Opened ? point : null);
        return escrow;
    }

    /// <summary>Does what begins a stage, and waits for its end, or for where the product is to be killed.</summary>
    private async Task PassAsync(Escrow escrow, EscrowStage stage, KillPoint? point)
    {
        await ArmAsync(point);
        if (stage is EscrowStage.Paid)
            _provider.Card.Pay((await FindWayAsync(escrow))!.ProviderId!);
        else if (stage is EscrowStage.Delivered)
            await CommandAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), ActorClass.Seller, _seller);
        else
            await CommandAsync(escrow, new EscrowCommand.ConfirmDelivery(), ActorClass.Buyer, _buyer);
        await HoldAsync(escrow, stage, point);
    }

    private async Task ArmAsync(KillPoint? point)
    {
        if (point?.Operation is { } operation)
        {
            _asked = _provider.Faults.Asked(operation);
            _provider.Faults.Add(operation, point.Fault);
        }
        else if (point?.Table is { } table)
        {
            _held = await TableLock.TakeAsync(database.ConnectionString, table);
        }
    }

    private async Task HoldAsync(Escrow escrow, EscrowStage stage, KillPoint? point)
    {
        if (point is null)
        {
            await ReachesAsync(escrow, stage);
            return;
        }

        if (point.Operation is { } operation)
        {
            await Measure.UntilAsync(point.Name, Limit, () => _provider.Faults.Asked(operation) > _asked);
            if (point.Table is { } table)
                _held = await TableLock.TakeAsync(database.ConnectionString, table);
        }

        if (_held is { } held)
            await Measure.UntilAsync(point.Name, Limit, held.HoldsSomebodyAsync);
    }

    private Task<TimeSpan> ReachesAsync(Escrow escrow, EscrowStage stage) => stage is EscrowStage.Opened
        ? Measure.UntilAsync(
            "there is a way in", Limit, async () => (await FindWayAsync(escrow))?.ProviderId is not null)
        : Measure.UntilAsync($"the escrow is past {stage}", Limit, async () =>
            (await Store.FindAsync(escrow.Id, CancellationToken.None))!.State == stage switch
            {
                EscrowStage.Paid => EscrowState.FundsHeld,
                EscrowStage.Delivered => EscrowState.Delivered,
                _ => EscrowState.Released,
            });

    private Task<EscrowCollection?> FindWayAsync(Escrow escrow) =>
        database.Services.GetRequiredService<ICollectionStore>().FindAsync(escrow.Id, CancellationToken.None);

    private Task CommandAsync(Escrow escrow, EscrowCommand wanted, ActorClass actor, UserId user) => Store.EnqueueAsync(
        new CommandBatch(
        [
            new StoredCommand(
                new CommandId(Guid.NewGuid()),
                escrow.Id,
                escrow.Institution,
                wanted,
                new EscrowActor(actor, user),
                "request",
                escrow.CreatedAt),
        ]),
        CancellationToken.None);

    private Task<FaultApi> StartAsync() => FaultApi.StartAsync(
        database.ConnectionString,
        Port,
        new Dictionary<string, string?>
        {
            ["MODE"] = "all",
            ["SCREENING_ENABLED"] = "false",
            ["STRIPE_SECRET_KEY"] = new StandInOptions().StripeKey,
            ["STRIPE_WEBHOOK_SECRET"] = new StandInOptions().StripeSecret,
            ["STRIPE_API_URL"] = _provider.Address.ToString(),
        });

    private async Task AddMarketAsync()
    {
        var created = await database.Services.GetRequiredService<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("Fault Market", [Region.Us], []), _call, CancellationToken.None);
        Assert.True(created.TryGet(out var institution, out _));
        _institution = institution.Id;
        await MarketUsers.AddAsync(database.Services, _institution, _buyer);
        await MarketUsers.AddAsync(database.Services, _institution, _seller, "acct_seller");
    }

    private async Task AssertBooksAsync(int escrows)
    {
        var books = _provider.Dump()["stripe"]!;
        Assert.Equal(escrows, books["payment_intents"]!.AsArray().Count);
        Assert.Equal(
            Enumerable.Repeat(9_950L, escrows), books["transfers"]!.AsArray().Select(it => (long)it!["amount"]!));
        Assert.Empty(books["refunds"]!.AsArray());
        Assert.Equal(
            escrows, await database.CountAsync("SELECT count(*) FROM settlements WHERE state = 'CONFIRMED'"));
        Assert.Equal(escrows, await database.CountAsync("SELECT count(*) FROM settlements"));
        Assert.Equal(
            0,
            await database.CountAsync(
                """
                SELECT count(*) FROM ledger_balances
                WHERE account IN ('HELD', 'RESERVED', 'UNAPPLIED') AND balance <> 0
                """));
        Assert.Equal(0, await database.CountAsync("SELECT count(*) FROM escrow_commands WHERE state = 'PENDING'"));
    }
}
