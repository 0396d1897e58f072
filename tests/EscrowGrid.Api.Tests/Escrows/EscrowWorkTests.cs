using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Escrows from their opening to the last payment, by processes that share the work.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EscrowWorkTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Escrow_DeliveredAndAccepted_PaysTheSellerOnceAndItsLedgerAddsUp(Store store)
    {
        var rail = new BookRail();
        await using var process = await EscrowProcess.StartAsync(await JobPlace.CreateAsync(stores, store), rail);
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        var accepted = await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
        Assert.Equal(CommandState.Completed, accepted.State);

        var done = await process.ReachesAsync(escrow, EscrowState.Released);

        var paid = Assert.Single(rail.Books);
        Assert.Equal(("99.5", "acct_seller"), ($"{paid.Money.Amount}", paid.Destination));
        Assert.Equal("99.5", $"{done.Accounts.Released}");
        Assert.Equal("0.5", $"{done.Accounts.Fees}");
        Assert.Equal("0", $"{done.Accounts.Held}");
        var balances = await process.Service<IAccountStore>().FindBalancesAsync(
            new AccountScope(done.Institution, LedgerSubject.Of(done.Id)), before: null, CancellationToken.None);
        Assert.Equal(0, balances.Sum(it => it.Balance));
        await AssertChainedAsync(process, done);
    }

    [Theory]
    [EachStore]
    public async Task Command_SentAHundredTimesToTwoProcesses_IsDecidedOnce(Store store)
    {
        var rail = new BookRail();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await EscrowProcess.StartAsync(place, rail);
        await using var other = await EscrowProcess.StartAsync(place, rail);
        var escrow = await one.OpenAsync(await one.AddInstitutionAsync());
        var payment = new CommandId(Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            (number % 2 == 0 ? one : other).SubmitAsync(
                escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System, payment)));
        await one.ReachesAsync(escrow, EscrowState.FundsHeld);

        Assert.Equal(2, (await one.Store.ListEventsAsync(escrow.Id, 0, 100, CancellationToken.None)).Count);
        Assert.Equal("100", $"{(await one.FindAsync(escrow)).Accounts.Held}");
    }

    [Theory]
    [EachStore]
    public async Task Rivals_OnTheSameMoney_OneWinsAndWhatIsPaidIsWhatWasHeld(Store store)
    {
        var rail = new BookRail();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await EscrowProcess.StartAsync(place, rail);
        await using var other = await EscrowProcess.StartAsync(place, rail);
        var escrow = await one.OpenAsync(await one.AddInstitutionAsync());
        await one.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await one.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number =>
            (number % 2 == 0 ? one : other).RunAsync(escrow, Rival(number), number % 3 == 0
                ? EscrowProcess.Buyer
                : EscrowProcess.Staff)));
        var done = await one.ReachesAsync(
            escrow, it => it.Decision is null && it.State is EscrowState.Released or EscrowState.Refunded);

        Assert.Single(outcomes, outcome => outcome.State is CommandState.Completed);
        Assert.All(
            outcomes.Where(outcome => outcome.State is CommandState.Rejected),
            outcome => Assert.Contains(
                outcome.ErrorCode,
                new[] { Problems.SettlementInProgress.Code, Problems.EscrowTransitionRefused.Code }));
        Assert.Equal(100m, rail.Books.Sum(it => it.Money.Amount.Value) + done.Accounts.Fees.Value);
        Assert.Equal(0m, done.Accounts.Held.Value + done.Accounts.Reserved.Value);
    }

    [Theory]
    [EachStore]
    public async Task Rejection_WhenTheSameCommandComesAgainLater_Stays(Store store)
    {
        var rail = new BookRail();
        await using var process = await EscrowProcess.StartAsync(await JobPlace.CreateAsync(stores, store), rail);
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        var tooEarly = await process.RunAsync(escrow, new EscrowCommand.Release(null), EscrowProcess.Staff);
        Assert.Equal((CommandState.Rejected, "INVALID_STATE_TRANSITION"), (tooEarly.State, tooEarly.ErrorCode));
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);

        // A topic that is read again from the start, days later.
        var again = await process.RunAsync(escrow, tooEarly.Command, EscrowProcess.Staff, tooEarly.Id);

        Assert.Equal(CommandState.Rejected, again.State);
        Assert.Equal(EscrowState.Delivered, (await process.FindAsync(escrow)).State);
        Assert.Empty(rail.Books);
    }

    /// <summary>A worker that was overtaken after its lease decides for itself, too.</summary>
    [Theory]
    [EachStore]
    public async Task Rejection_ByAnOvertakenWorker_ChangesNothingAndSaysSo(Store store)
    {
        var place = await JobPlace.CreateAsync(stores, store);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var early = await process.RunAsync(escrow, new EscrowCommand.Release(null), EscrowProcess.Staff);
        Assert.Equal(CommandState.Rejected, early.State);
        var stale = new JobContext(new ClaimedJob(
            new JobLease(new JobId(early.Id.Value), 1, $"{escrow.Id}"),
            RunCommand.Type.Name,
            RunCommand.Type.Queue,
            JsonText.EmptyObject,
            Attempt: 1,
            MaxAttempts: 1,
            DateTimeOffset.UnixEpoch));

        var isStored = await process.Store.RejectAsync(
            early with { ErrorCode = "ANOTHER" }, stale.Complete(), CancellationToken.None);
        var ack = await process.Service<RunCommand>().HandleAsync(
            new RunCommand.Payload($"{early.Id}"), stale, CancellationToken.None);

        Assert.False(isStored);
        Assert.Equal(early, await process.Store.FindCommandAsync(early.Id, CancellationToken.None));
        // Not with anything that was stored: whoever runs the job settles it, or learns that it is another's.
        Assert.Equal((JobVerdict.Completed, false), (ack.Verdict, ack.IsHandedOver));
    }

    [Theory]
    [EachStore]
    public async Task Settlement_WhoseAnswerIsLost_IsLookedUpAndPaidOnce(Store store)
    {
        var rail = new BookRail { Mishaps = call => call == 1 ? Mishap.LosesTheAnswer : null };
        await using var process = await EscrowProcess.StartAsync(await JobPlace.CreateAsync(stores, store), rail);
        var escrow = await SettlingAsync(process);

        await process.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal(1, rail.Calls);
        Assert.Single(rail.Books);
    }

    [Theory]
    [EachStore]
    public async Task Settlement_WhoseRequestIsLost_IsAskedForAgain(Store store)
    {
        var rail = new BookRail { Mishaps = call => call == 1 ? Mishap.LosesTheRequest : null };
        await using var process = await EscrowProcess.StartAsync(await JobPlace.CreateAsync(stores, store), rail);
        var escrow = await SettlingAsync(process);

        await process.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal(2, rail.Calls);
        Assert.Single(rail.Books);
    }

    [Theory]
    [EachStore]
    public async Task Settlement_Refused_WaitsForStaffWithTheMoneySetAside(Store store)
    {
        var rail = new BookRail { Mishaps = call => call == 1 ? Mishap.Refuses : null };
        await using var process = await EscrowProcess.StartAsync(await JobPlace.CreateAsync(stores, store), rail);
        var escrow = await SettlingAsync(process);
        var failed = await process.ReachesAsync(
            escrow, it => it.Settlements is [{ State: SettlementState.Failed }]);
        Assert.Equal(("100", "account_closed"), ($"{failed.Accounts.Reserved}", failed.Settlements[0].Error));

        await process.RunAsync(
            escrow, new EscrowCommand.RetrySettlement(failed.Settlements[0].Id, "Open again"), EscrowProcess.Staff);
        var done = await process.ReachesAsync(escrow, EscrowState.Released);

        Assert.Equal("99.5", $"{done.Accounts.Released}");
        Assert.NotEqual(failed.Settlements[0].Id, Assert.Single(rail.Books).Settlement);
    }

    [Theory]
    [EachStore]
    public async Task Settlement_ThatStaffStop_FailsAndItsMoneyCanBeDecidedAgain(Store store)
    {
        var time = new MovableTime();
        var rail = new BookRail { Mishaps = _ => Mishap.LosesTheRequest };
        var place = await JobPlace.CreateAsync(stores, store);
        await using var process = await EscrowProcess.StartAsync(place, rail, time);
        var escrow = await SettlingAsync(process);
        await Eventually.HoldsAsync(() => Task.FromResult(rail.Calls > 0));
        var settlement = (await process.FindAsync(escrow)).Settlements[0].Id;

        await process.RunAsync(
            escrow, new EscrowCommand.StopSettlement(settlement, "Not his account"), EscrowProcess.Staff);
        var early = await process.RunAsync(
            escrow, new EscrowCommand.WithdrawDecision("Refund instead"), EscrowProcess.Staff);
        time.Advance(Limits.SettlementStop + TimeSpan.FromSeconds(1));
        process.Service<JobSignal>().Raise();
        var failed = await process.ReachesAsync(escrow, it => it.Settlements is [{ State: SettlementState.Failed }]);
        await process.RunAsync(escrow, new EscrowCommand.WithdrawDecision("Refund instead"), EscrowProcess.Staff);

        Assert.Equal(Problems.SettlementInProgress.Code, early.ErrorCode);
        Assert.Equal("stopped", failed.Settlements[0].Error);
        Assert.NotNull(failed.Settlements[0].StoppedAt);
        Assert.Equal("100", $"{(await process.FindAsync(escrow)).Accounts.Held}");
        Assert.Empty(rail.Books);
    }

    /// <summary>The provider had it: the staff come too late, and it is not paid by another way.</summary>
    [Theory]
    [EachStore]
    public async Task Settlement_StoppedAfterItWasPaid_IsConfirmed(Store store)
    {
        var time = new MovableTime();
        var rail = new BookRail { Mishaps = call => call == 1 ? Mishap.LosesTheAnswer : null };
        var place = await JobPlace.CreateAsync(stores, store);
        await using var process = await EscrowProcess.StartAsync(place, rail, time);
        var escrow = await SettlingAsync(process);
        await Eventually.HoldsAsync(() => Task.FromResult(rail.Calls > 0));
        var settlement = (await process.FindAsync(escrow)).Settlements[0].Id;

        await process.RunAsync(
            escrow, new EscrowCommand.StopSettlement(settlement, "Not his account"), EscrowProcess.Staff);
        time.Advance(Limits.SettlementStop + TimeSpan.FromSeconds(1));
        process.Service<JobSignal>().Raise();

        await process.ReachesAsync(escrow, EscrowState.Released);
        Assert.Single(rail.Books);
    }

    [Theory]
    [EachStore]
    public async Task Deadlines_FoundByTwoProcesses_MoveEachEscrowOnce(Store store)
    {
        var time = new MovableTime();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await EscrowProcess.StartAsync(place, new BookRail(), time);
        await using var other = await EscrowProcess.StartAsync(place, new BookRail(), time);
        var institution = await one.AddInstitutionAsync();
        var escrows = new List<Escrow>();
        for (var number = 0; number < 50; number++)
            escrows.Add(await one.OpenAsync(institution));
        time.Advance(TimeSpan.FromDays(7));

        await Task.WhenAll(
            one.Service<PassDeadlines>().RunAsync(CancellationToken.None),
            other.Service<PassDeadlines>().RunAsync(CancellationToken.None));

        foreach (var escrow in escrows)
        {
            await one.ReachesAsync(escrow, EscrowState.Cancelled);
            Assert.Equal(2, (await one.Store.ListEventsAsync(escrow.Id, 0, 100, CancellationToken.None)).Count);
        }

        Assert.Equal(0, await one.Service<PassDeadlines>().RunAsync(CancellationToken.None));
    }

    [Theory]
    [EachStore]
    public async Task Contract_WithAnEscrow_GetsNoOtherUntilThatIsCancelled(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var institution = await process.AddInstitutionAsync();
        var first = await process.OpenAsync(institution, contract: "c-1");

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => process.OpenAsync(institution, contract: "c-1"));
        Assert.StartsWith("DUPLICATE_ESCROW_FOR_CONTRACT", refused.Message, StringComparison.Ordinal);
        await process.RunAsync(first, new EscrowCommand.Cancel(null), EscrowProcess.Buyer);

        Assert.NotEqual(first.Id, (await process.OpenAsync(institution, contract: "c-1")).Id);
    }

    private static EscrowCommand Rival(int number) => (number % 3, number % 5) switch
    {
        (0, _) => new EscrowCommand.ConfirmDelivery(),
        (_, 0) => new EscrowCommand.Release(null),
        (_, 1) => new EscrowCommand.Refund(null, "All"),
        _ => new EscrowCommand.Refund(EscrowProcess.AmountOf($"{1 + number % 90}"), "A part"),
    };

    private static async Task<Escrow> SettlingAsync(EscrowProcess process)
    {
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        await process.RunAsync(escrow, new EscrowCommand.ConfirmDelivery(), EscrowProcess.Buyer);
        return escrow;
    }

    private static async Task AssertChainedAsync(EscrowProcess process, Escrow escrow)
    {
        var previous = Sha256Digest.Zero;
        foreach (var entry in await process.Store.ListEventsAsync(escrow.Id, 0, 100, CancellationToken.None))
        {
            Assert.Equal(previous, entry.PreviousHash);
            Assert.Equal(entry.Hash, entry.ComputeHash());
            previous = entry.Hash;
        }

        Assert.Equal(escrow.LedgerHead, previous);
    }
}
