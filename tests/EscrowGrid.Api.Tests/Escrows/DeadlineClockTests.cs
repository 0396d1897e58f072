using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Storage.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>A deadline passes by the database's clock, whatever a worker's says (escrow-services.md, T-13).</summary>
[Collection(StoresDefinition.Name)]
public sealed class DeadlineClockTests(Stores stores)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task Worker_WhoseClockIsAnHourAhead_DoesNothingEarlyByTheDatabases(bool isByDatabase, int expected)
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync(), period: Ahead / 2);
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        var held = await process.ReachesAsync(escrow, EscrowState.FundsHeld);
        var time = new MovableTime();
        time.Advance(Ahead);
        await using var wrong = await EscrowProcess.StartAsync(
            place, new BookRail(), time, it => Use(it, isByDatabase));

        var passed = await wrong.Service<PassDeadlines>().RunAsync(CancellationToken.None);

        Assert.Equal(expected, passed);
        if (isByDatabase)
            Assert.Equal(held.Version, (await process.FindAsync(escrow)).Version);
    }

    [Fact]
    public async Task Clock_OfTheDatabase_IsBehindItsTimeByTheGraceAndNeverAfterTheWorkers()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var database = NpgsqlDataSource.Create(place.Database!);
        var clock = new PostgresDeadlineClock(database);
        var machine = TimeProvider.System.GetUtcNow();

        var ahead = await clock.FindPassedAsync(machine + Ahead, CancellationToken.None);
        var behind = await clock.FindPassedAsync(machine - Ahead, CancellationToken.None);

        Assert.InRange(ahead, machine - Limits.DeadlineGrace, machine + TimeSpan.FromMinutes(1) - Limits.DeadlineGrace);
        Assert.Equal((machine - Ahead).CutToMilliseconds(), behind.CutToMilliseconds());
    }

    [Fact]
    public async Task Clock_OfAProcessOnTheMachinesTime_IsTheDatabases()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());

        Assert.IsType<PostgresDeadlineClock>(process.Service<IDeadlineClock>());
    }

    private static void Use(IServiceCollection services, bool isByDatabase)
    {
        if (isByDatabase)
            services.AddSingleton<IDeadlineClock, PostgresDeadlineClock>();
        else
            services.AddSingleton<IDeadlineClock, OwnDeadlineClock>();
    }
}
