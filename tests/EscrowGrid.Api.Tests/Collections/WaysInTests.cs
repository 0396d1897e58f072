using System.Diagnostics;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using Npgsql;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>What both stores keep of ways in, of what came by them, and of accounts that are paid.</summary>
[Collection(StoresDefinition.Name)]
public sealed class WaysInTests(Stores stores)
{
    private static readonly DateTimeOffset At = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [EachStore]
    public async Task WayIn_ClosedForADivisionThatWasRefused_IsOpenedAgainByAnother(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new PartlyPaidRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var first = await CollectionAsync(process, escrow, it => it.State is CollectionState.Open);

        var divided = await process.SubmitAsync(
            escrow,
            new EscrowCommand.AddMilestones(
                [new MilestonePlan("All of it", escrow.Money.Amount, PaymentDeadline: null)]),
            EscrowProcess.Buyer);
        var second = await ReopenedAsync(process, escrow);

        var decided = await process.Store.FindCommandAsync(divided.Id, CancellationToken.None);
        Assert.Equal(CommandState.Rejected, decided!.State);
        Assert.Equal(EscrowState.AwaitFunds, (await process.FindAsync(escrow)).State);
        Assert.Equal((1, 2), (first.Attempt, second.Attempt));
        Assert.NotEqual(first.ProviderId, second.ProviderId);
        Assert.NotNull(second.NextLookAt);
    }

    [Theory]
    [EachStore]
    public async Task List_ThatIsUnread_IsSoSinceTheFirstTimeUntilItIsRead(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var way = await CollectionAsync(process, escrow, it => it.State is CollectionState.Open);
        var ways = process.Service<ICollectionStore>();

        Assert.Equal(At, await ways.MarkUnreadAsync(way, At, CancellationToken.None));
        Assert.Equal(At, await ways.MarkUnreadAsync(way, At.AddHours(1), CancellationToken.None));
        Assert.Equal(At, (await FindAsync(process, escrow))!.UnreadSince);
        await ways.MarkReadAsync(way, CancellationToken.None);

        Assert.Null((await FindAsync(process, escrow))!.UnreadSince);
        Assert.Equal(
            At.AddHours(2), await ways.MarkUnreadAsync(way, At.AddHours(2), CancellationToken.None));
    }

    [Theory]
    [EachStore]
    public async Task Money_ThatIsMissing_IsSoUntilItIsThereAgain(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var held = new InboundFunds(InboundFunds.IdOf(Rail.Stripe, "ch_1"), Rail.Stripe, "ch_1", "usd", At)
        {
            Escrow = escrow.Id,
            Institution = escrow.Institution,
            State = FundsState.Held,
            Reason = FundsReason.WrongAsset,
            UpdatedAt = At,
        };
        var funds = process.Service<IFundsStore>();
        Assert.True(await funds.StoreAsync(new FundsMove(null, held), CancellationToken.None));
        var missing = held with { MissingSince = At.AddMinutes(1), Version = 2 };

        Assert.True(await funds.StoreAsync(new FundsMove(held, missing), CancellationToken.None));
        Assert.Equal(At.AddMinutes(1), (await funds.FindAsync(held.Id, CancellationToken.None))!.MissingSince);
        var there = missing with { MissingSince = null, Version = 3 };
        Assert.True(await funds.StoreAsync(new FundsMove(missing, there), CancellationToken.None));

        Assert.Null((await funds.FindAsync(held.Id, CancellationToken.None))!.MissingSince);
    }

    [Theory]
    [EachStore]
    public async Task Payee_OfTwoAnswersThatCross_IsAsWhoeverAskedLaterWasTold(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new PartlyPaidRail());
        var payees = process.Service<IPayeeStore>();
        var later = new PayeeAccount(Rail.Stripe, "acct_1", Restriction: null, At.AddSeconds(1));

        Assert.Null(await payees.FindAsync(Rail.Stripe, "acct_1", CancellationToken.None));
        await payees.StoreAsync(later, CancellationToken.None);
        await payees.StoreAsync(later with { Restriction = "listed", AskedAt = At }, CancellationToken.None);
        Assert.Equal(later, await payees.FindAsync(Rail.Stripe, "acct_1", CancellationToken.None));

        var looked = await process.Service<PayeeAccounts>().LookAsync(
            Rail.Stripe, "acct_1", CancellationToken.None);
        Assert.Equal("rejected_other", looked?.Restriction);
        Assert.Equal(looked, await payees.FindAsync(Rail.Stripe, "acct_1", CancellationToken.None));
    }

    [Fact]
    public async Task WayIn_ChangedByHand_IsRefusedByTheDatabase()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await EscrowProcess.StartAsync(place, new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await CollectionAsync(process, escrow, it => it.State is CollectionState.Open);
        await using var database = NpgsqlDataSource.Create(place.Database!);

        foreach (var change in (string[])
            [
                "payment_intent_id = 'pi_other'",
                "payment_intent_id = 'pi_other', attempt = attempt + 1",
                "state = 'CLOSED', attempt = attempt + 1",
                "opened_at = now()",
            ])
        {
            await using var command = database.CreateCommand($"UPDATE stripe_escrows SET {change}");
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal("EG403", refused.SqlState);
        }
    }

    /// <summary>Both the closing and the opening may have asked too early, and ask again after 15 s.</summary>
    private static async Task<EscrowCollection> ReopenedAsync(EscrowProcess process, Escrow escrow)
    {
        var clock = Stopwatch.StartNew();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (clock.Elapsed < TimeSpan.FromMinutes(1))
        {
            if (await FindAsync(process, escrow) is { Attempt: 2, State: CollectionState.Open } reopened)
                return reopened;
            await beat.WaitForNextTickAsync();
        }

        throw new TimeoutException("It was not opened again.");
    }

    private static Task<EscrowCollection?> FindAsync(EscrowProcess process, Escrow escrow) =>
        process.Service<ICollectionStore>().FindAsync(escrow.Id, CancellationToken.None);

    private static async Task<EscrowCollection> CollectionAsync(
        EscrowProcess process, Escrow escrow, Func<EscrowCollection, bool> holds)
    {
        await Eventually.HoldsAsync(async () => await FindAsync(process, escrow) is { } it && holds(it));
        return (await FindAsync(process, escrow))!;
    }
}
