using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using Npgsql;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Agreements in parts, by processes that share the work.</summary>
[Collection(StoresDefinition.Name)]
public sealed class MilestoneWorkTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Agreement_PaidRefundedAndSplitByMilestone_EndsReleasedAndPaysWhatCameIn(Store store)
    {
        var rail = new BookRail();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await EscrowProcess.StartAsync(place, rail);
        await using var other = await EscrowProcess.StartAsync(place, rail);
        var agreement = await DivideAsync(one, "50", "30", "20");

        await Task.WhenAll(agreement.Milestones.Select(milestone => PayAsync(one, milestone)));
        await one.ReachesAsync(agreement, EscrowState.FundsHeld);
        await Task.WhenAll(
            AcceptAsync(one, agreement.Milestones[0]),
            SplitAsync(other, agreement.Milestones[1], "10"),
            RefundAsync(one, agreement.Milestones[2]));
        var done = await one.ReachesAsync(agreement, EscrowState.Released);

        Assert.Equal(
            [EscrowState.Released, EscrowState.Released, EscrowState.Refunded], done.Milestones.Select(it => it.State));
        var parts = await FindAsync(one, done);
        Assert.Equal(100m, rail.Books.Sum(it => it.Money.Amount.Value) + parts.Sum(it => it.Accounts.Fees.Value));
        Assert.Equal(30m, parts.Sum(it => it.Accounts.Refunded.Value));
        Assert.Equal(EscrowAccounts.Empty, done.Accounts);
        var states = (await one.Store.ListEventsAsync(done.Id, 0, 100, CancellationToken.None))
            .Where(it => it.PreviousState != it.NewState).Select(it => it.NewState);
        Assert.Equal(
            [EscrowState.AwaitFunds, EscrowState.FundsHeld, EscrowState.Delivered, EscrowState.Released], states);
    }

    [Theory]
    [EachStore]
    public async Task Agreement_ThatIsCancelled_CancelsItsMilestones(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var agreement = await DivideAsync(process, "50", "50");

        await process.RunAsync(agreement, new EscrowCommand.Cancel("Over"), EscrowProcess.Buyer);
        var done = await process.ReachesAsync(agreement, EscrowState.Cancelled);

        Assert.All(done.Milestones, it => Assert.Equal(EscrowState.Cancelled, it.State));
    }

    [Theory]
    [EachStore]
    public async Task Milestones_InAList_AreFoundByTheirAgreementOnly(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var agreement = await DivideAsync(process, "50", "50");
        var all = new EscrowFilter(agreement.Institution, Party: null);

        Assert.Equal([agreement.Id], await ListAsync(process, all));
        Assert.Equal(
            agreement.Milestones.Select(it => it.Id.Value).Order(),
            (await ListAsync(process, all with { Agreement = agreement.Id })).Select(it => it.Value).Order());
    }

    [Fact]
    public async Task Milestone_ThatIsAddedOrRenamedByHand_IsRefusedByTheDatabase()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());
        var agreement = await DivideAsync(process, "50", "50");
        await using var database = NpgsqlDataSource.Create(place.Database!);

        foreach (var sql in (string[])
            [
                "UPDATE escrows SET milestone_title = 'Another', version = version + 1, ledger_head = sha256('x')",
                """
                INSERT INTO escrows SELECT (jsonb_populate_record(e, jsonb_build_object('id', gen_random_uuid(),
                    'milestone_number', 3))).* FROM escrows e WHERE milestone_number = 1
                """,
            ])
        {
            await using var command = database.CreateCommand(sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal("EG403", refused.SqlState);
        }

        Assert.Equal(2, (await process.FindAsync(agreement)).Milestones.Count);
    }

    private static async Task<Escrow> DivideAsync(EscrowProcess process, params string[] amounts)
    {
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var plans = amounts.Select((amount, index) =>
            new MilestonePlan($"Part {index + 1}", EscrowProcess.AmountOf(amount), PaymentDeadline: null));
        var divided = await process.RunAsync(
            escrow, new EscrowCommand.AddMilestones([.. plans]), EscrowProcess.Seller);
        Assert.Equal((CommandState.Completed, null), (divided.State, divided.ErrorDetails));
        return await process.FindAsync(escrow);
    }

    private static async Task<Escrow> PayAsync(EscrowProcess process, MilestoneProgress milestone)
    {
        var escrow = (await process.Store.FindAsync(milestone.Id, CancellationToken.None))!;
        await process.RunAsync(
            escrow, EscrowProcess.Payment($"{milestone.Amount}", $"ch_{milestone.Number}"), EscrowActor.System);
        return escrow;
    }

    private static async Task AcceptAsync(EscrowProcess process, MilestoneProgress milestone)
    {
        var escrow = (await process.Store.FindAsync(milestone.Id, CancellationToken.None))!;
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
    }

    private static async Task SplitAsync(EscrowProcess process, MilestoneProgress milestone, string refund)
    {
        var escrow = (await process.Store.FindAsync(milestone.Id, CancellationToken.None))!;
        await process.RunAsync(escrow, new EscrowCommand.RaiseDispute("Late", null), EscrowProcess.Buyer);
        await process.RunAsync(
            escrow,
            new EscrowCommand.MakeOffer(DisputeOutcome.Split, EscrowProcess.AmountOf(refund)),
            EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.EscalateDispute(), EscrowProcess.Buyer);
        await process.RunAsync(escrow, new EscrowCommand.ReviewDispute(), EscrowProcess.Staff);
        var offered = await process.FindAsync(escrow);
        Assert.Equal(ActorClass.Seller, offered.Dispute!.Offer!.By.Class);
        Assert.Equal(EscrowProcess.Staff, offered.Dispute.Reviewer);
        var accepted = await process.RunAsync(
            escrow, new EscrowCommand.AcceptOffer(offered.Dispute.Offer.Version), EscrowProcess.Buyer);
        Assert.Equal(CommandState.Completed, accepted.State);
    }

    private static async Task RefundAsync(EscrowProcess process, MilestoneProgress milestone)
    {
        var escrow = (await process.Store.FindAsync(milestone.Id, CancellationToken.None))!;
        await process.RunAsync(escrow, new EscrowCommand.Refund(Amount: null, "No stock"), EscrowProcess.Staff);
    }

    private static async Task<Escrow[]> FindAsync(EscrowProcess process, Escrow agreement) => await Task.WhenAll(
        agreement.Milestones.Select(async it => (await process.Store.FindAsync(it.Id, CancellationToken.None))!));

    private static async Task<IReadOnlyList<EscrowId>> ListAsync(EscrowProcess process, EscrowFilter filter) =>
    [
        .. (await process.Store.ListAsync(filter, new Page(50, 0), CancellationToken.None))
            .Rows.Select(it => it.Id),
    ];
}
