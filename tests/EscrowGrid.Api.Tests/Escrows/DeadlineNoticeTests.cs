using System.Text.Json;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Whoever listens is told of a deadline before it passes, once, and when it passes without effect.</summary>
[Collection(StoresDefinition.Name)]
public sealed class DeadlineNoticeTests(Stores stores)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(10);
    private static readonly TimeSpan Notice = TimeSpan.FromHours(24);

    [Theory]
    [EachStore]
    public async Task Deadline_ThatPassesSoon_IsToldOnceByHoweverMany(Store store)
    {
        var time = new MovableTime();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await StartAsync(place, time);
        await using var other = await StartAsync(place, time);
        var institution = await one.AddInstitutionAsync();
        var escrow = await PaidAsync(one, await one.OpenAsync(institution, period: Period));
        var due = escrow.DueAt!.Value;

        time.Advance(Period - Notice - TimeSpan.FromMinutes(1));
        await PassAsync(one, other);
        Assert.Empty(await NoticesAsync(one, escrow));
        time.Advance(TimeSpan.FromMinutes(2));
        await PassAsync(one, other);
        var told = await one.ReachesAsync(escrow, it => it.ToldDueAt == due);
        await PassAsync(one, other);

        var entry = Assert.Single(await NoticesAsync(one, escrow));
        Assert.Equal((EscrowEventKind.DeadlineApproaching, EscrowState.FundsHeld), (entry.Kind, entry.NewState));
        Assert.Contains("\"waitsFor\":\"DELIVERY\"", entry.Payload.Text, StringComparison.Ordinal);
        Assert.Contains($"\"dueAt\":\"{due.ToWireText()}\"", entry.Payload.Text, StringComparison.Ordinal);
        Assert.Contains("\"outcome\":\"REFUND\"", entry.Payload.Text, StringComparison.Ordinal);
        Assert.Equal((due, escrow.Accounts), (told.DueAt, told.Accounts));
        await IsLoggedOnceAsync(one, institution, "escrowgrid.escrow.deadline_approaching");
    }

    [Theory]
    [EachStore]
    public async Task Deadline_OfTheNextWait_IsToldForItselfAndStillPasses(Store store)
    {
        var time = new MovableTime();
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store), time);
        var escrow = await PaidAsync(
            process, await process.OpenAsync(await process.AddInstitutionAsync(), period: Period));
        time.Advance(Period - TimeSpan.FromHours(1));
        await PassAsync(process);
        await process.ReachesAsync(escrow, it => it.ToldDueAt == it.DueAt);

        await process.RunAsync(escrow, new EscrowCommand.RaiseDispute("Late", null), EscrowProcess.Buyer);
        time.Advance(Period - TimeSpan.FromHours(1));
        await PassAsync(process);
        await process.ReachesAsync(escrow, it => it.State is EscrowState.Disputed && it.ToldDueAt == it.DueAt);
        time.Advance(TimeSpan.FromHours(2));
        await PassAsync(process);

        await process.ReachesAsync(escrow, EscrowState.Refunded);
        Assert.Equal(
            ["DELIVERY", "RESOLUTION"],
            (await NoticesAsync(process, escrow)).Select(it =>
                JsonElement.Parse(it.Payload.Text).GetProperty("waitsFor").GetString()));
    }

    [Theory]
    [EachStore]
    public async Task Deadline_OfAWaitThatIsShorterThanTheNotice_IsNotTold(Store store)
    {
        var time = new MovableTime();
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store), time);
        var escrow = await PaidAsync(
            process, await process.OpenAsync(await process.AddInstitutionAsync(), period: Notice));

        time.Advance(TimeSpan.FromHours(20));
        await PassAsync(process);
        time.Advance(TimeSpan.FromHours(5));
        await PassAsync(process);

        await process.ReachesAsync(escrow, EscrowState.Refunded);
        Assert.Empty(await NoticesAsync(process, escrow));
    }

    [Theory]
    [EachStore]
    public async Task Silence_SwitchedOff_IsToldAtItsDeadlineAndNothingElse(Store store)
    {
        var time = new MovableTime();
        var place = await JobPlace.CreateAsync(stores, store);
        Escrow escrow;
        await using (var process = await StartAsync(place, time, hasAutoRefund: false))
        {
            var institution = await process.AddInstitutionAsync();
            escrow = await PaidAsync(process, await process.OpenAsync(institution));
            await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Shipped", null), EscrowProcess.Seller);
            time.Advance(TimeSpan.FromDays(6.5));
            await PassAsync(process);
            Assert.Empty(await NoticesAsync(process, escrow));

            time.Advance(TimeSpan.FromDays(1));
            await PassAsync(process);
            await process.ReachesAsync(escrow, it => it.HeldBackDueAt == it.DueAt);
            await PassAsync(process);

            var entry = Assert.Single(await NoticesAsync(process, escrow));
            Assert.Equal((EscrowEventKind.DeadlineHeldBack, EscrowState.Delivered), (entry.Kind, entry.NewState));
            await IsLoggedOnceAsync(process, institution, "escrowgrid.escrow.deadline_held_back");
        }

        await using var on = await StartAsync(place, time);
        await PassAsync(on);
        await on.ReachesAsync(escrow, EscrowState.Refunded);
    }

    /// <summary>It would be of another version, and what was approved of another one is not approved.</summary>
    [Theory]
    [EachStore]
    public async Task Deadline_WhileASecondPersonHasSomethingToApprove_IsNotTold(Store store)
    {
        var time = new MovableTime();
        await using var api = await ApiUnderTest.StartAsync(
            store is Store.Memory ? null : await stores.CreateDatabaseAsync($"told_{Guid.NewGuid():N}"),
            new Dictionary<string, string?> { ["MODE"] = "all" },
            time);
        var market = (await StaffRoom.OpenAsync(api)).Market;
        const string ThreeDays = ""","deliveryPeriodSeconds":259200""";
        var (quiet, other) = (await market.OpenFundedAsync(ThreeDays), await market.OpenFundedAsync(ThreeDays));
        await StaffRoom.AskForApprovalAsync(market.AsStaff, quiet);

        time.Advance(TimeSpan.FromHours(50));
        await api.Service<PassDeadlines>().RunAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () => (await FindAsync(other)).ToldDueAt is not null);
        Assert.Null((await FindAsync(quiet)).ToldDueAt);

        async Task<Escrow> FindAsync(string id) => (await api.Service<IEscrowStore>().FindAsync(
            PrefixedId.Parse<EscrowId>(id), CancellationToken.None))!;
    }

    private static Task<EscrowProcess> StartAsync(JobPlace place, TimeProvider time, bool hasAutoRefund = true) =>
        EscrowProcess.StartAsync(place, new BookRail(), time, services => services
            .AddSingleton(new EscrowSettings { DeadlineNotice = Notice })
            .AddSingleton(new EscrowFeatures { HasAutoRefund = hasAutoRefund }));

    private static async Task<Escrow> PaidAsync(EscrowProcess process, Escrow escrow)
    {
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        return await process.ReachesAsync(escrow, EscrowState.FundsHeld);
    }

    private static Task<int[]> PassAsync(params EscrowProcess[] processes) => Task.WhenAll(
        processes.Select(it => it.Service<PassDeadlines>().RunAsync(CancellationToken.None)));

    /// <summary>What webhooks and readers of the event log get.</summary>
    private static async Task IsLoggedOnceAsync(EscrowProcess process, InstitutionId institution, string type)
    {
        IReadOnlyList<LoggedEvent> logged = [];
        await Eventually.HoldsAsync(async () =>
        {
            logged = (await process.Service<IEventStore>().ReadAsync(
                new EventFilter(institution, type, WithoutKeys: false), default, 10, CancellationToken.None)).Rows;
            return logged.Count > 0;
        });
        Assert.Single(logged);
    }

    private static async Task<List<EscrowEvent>> NoticesAsync(EscrowProcess process, Escrow escrow) =>
    [
        .. (await process.Store.ListEventsAsync(escrow.Id, 0, 100, CancellationToken.None)).Where(
            it => it.Kind is EscrowEventKind.DeadlineApproaching or EscrowEventKind.DeadlineHeldBack),
    ];
}
