using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Commands whose sender awaits the answer: decided as they come, where nothing is before them.</summary>
[Collection(StoresDefinition.Name)]
public sealed class PromptCommandTests(Stores stores)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [EachStore]
    public async Task Command_ThatIsAwaited_IsDecidedWithoutAJob(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await DeliveredAsync(process);

        var done = await SubmitAsync(process, escrow, new EscrowCommand.Release("Agreed"));

        Assert.Equal(CommandState.Completed, done.State);
        Assert.Equal(done, await process.Store.FindCommandAsync(done.Id, CancellationToken.None));
        Assert.Null(await JobOf(process, done));
        // What follows from it has one.
        var paid = await process.ReachesAsync(escrow, EscrowState.Released);
        Assert.Equal(done.EscrowVersion + 1, paid.Version);
    }

    [Theory]
    [EachStore]
    public async Task Refusal_ThatIsAwaited_IsKeptAndChangesNothing(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());

        var early = await SubmitAsync(process, escrow, new EscrowCommand.Release(null));

        Assert.Equal((CommandState.Rejected, "INVALID_STATE_TRANSITION"), (early.State, early.ErrorCode));
        Assert.Equal(early, await process.Store.FindCommandAsync(early.Id, CancellationToken.None));
        Assert.Null(await JobOf(process, early));
        Assert.Equal(1, (await process.FindAsync(escrow)).Version);
    }

    [Theory]
    [EachStore]
    public async Task Command_BehindOneThatWaits_WaitsForItsTurn(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        await PauseAsync(process, isPaused: true);
        var payment = await process.SubmitAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        await PauseAsync(process, isPaused: false);

        // Were it decided before the payment, it would be refused.
        var refund = await SubmitAsync(process, escrow, new EscrowCommand.Refund(null, "Sold out"));

        Assert.Equal((CommandState.Completed, 3), (refund.State, refund.EscrowVersion));
        Assert.Equal(
            2, (await process.Store.FindCommandAsync(payment.Id, CancellationToken.None))!.EscrowVersion);
    }

    /// <summary>When it was wanted nothing was held, so nobody else had to agree.</summary>
    [Theory]
    [EachStore]
    public async Task Refund_BehindAPaymentOfTooMuchForOnePerson_IsRefused(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var institution = await process.AddInstitutionAsync();
        await PutApprovalAmountAsync(process, institution, "100");
        var escrow = await process.OpenAsync(institution);
        await PauseAsync(process, isPaused: true);
        await process.SubmitAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        var refund = await process.SubmitAsync(escrow, new EscrowCommand.Refund(null, "No"), EscrowProcess.Staff);
        await PauseAsync(process, isPaused: false);

        await Eventually.HoldsAsync(async () => (await FindAsync()).State is not CommandState.Pending);

        var decided = await FindAsync();
        Assert.Equal((CommandState.Rejected, "ESCROW_CHANGED"), (decided.State, decided.ErrorCode));
        Assert.Equal(EscrowState.FundsHeld, (await process.FindAsync(escrow)).State);

        async Task<StoredCommand> FindAsync() =>
            (await process.Store.FindCommandAsync(refund.Id, CancellationToken.None))!;
    }

    [Theory]
    [EachStore]
    public async Task Command_WhileItsQueueIsPaused_WaitsAndIsDecidedLater(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await DeliveredAsync(process);
        await PauseAsync(process, isPaused: true);

        var waiting = await SubmitAsync(
            process, escrow, new EscrowCommand.Release(null), patience: TimeSpan.FromMilliseconds(50));
        Assert.Equal(CommandState.Pending, waiting.State);
        Assert.NotNull(await JobOf(process, waiting));
        await PauseAsync(process, isPaused: false);

        await process.ReachesAsync(escrow, EscrowState.Released);
    }

    [Theory]
    [EachStore]
    public async Task Decision_ByAnEscrowThatHasChanged_IsNotStored(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await process.OpenAsync(await process.AddInstitutionAsync());
        var stale = await process.FindAsync(escrow);
        await process.RunAsync(escrow, EscrowProcess.Payment("100", "ch_1"), EscrowActor.System);
        var now = await process.FindAsync(escrow);

        // One that would change it, and one that would only be refused.
        EscrowCommand[] both = [EscrowProcess.Payment("100", "ch_2"), new EscrowCommand.Release(null)];
        foreach (var wanted in both)
        {
            var prompt = Decide(process, stale, wanted);
            Assert.Equal(wanted is EscrowCommand.Release, prompt.Verdict.Move is null);
            Assert.False(await process.Store.TryStoreAsync(prompt, CancellationToken.None));
            Assert.Null(await process.Store.FindCommandAsync(prompt.Verdict.Decided.Id, CancellationToken.None));
        }

        Assert.Equal(now.Version, (await process.FindAsync(escrow)).Version);
    }

    [Theory]
    [EachStore]
    public async Task Decision_OfACommandThatIsKnown_IsNotStored(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var escrow = await DeliveredAsync(process);
        var refused = await SubmitAsync(process, escrow, new EscrowCommand.ConfirmDelivery());
        Assert.Equal(CommandState.Rejected, refused.State);

        var again = Decide(process, await process.FindAsync(escrow), new EscrowCommand.Release(null), refused.Id);

        Assert.False(await process.Store.TryStoreAsync(again, CancellationToken.None));
        Assert.Equal(refused, await process.Store.FindCommandAsync(refused.Id, CancellationToken.None));
    }

    [Theory]
    [EachStore]
    public async Task Rivals_ThatAreAwaited_OneWinsAndPaysOnce(Store store)
    {
        var rail = new BookRail();
        var place = await JobPlace.CreateAsync(stores, store);
        await using var one = await EscrowProcess.StartAsync(place, rail);
        await using var other = await EscrowProcess.StartAsync(place, rail);
        var escrow = await DeliveredAsync(one);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => SubmitAsync(
            number % 2 == 0 ? one : other,
            escrow,
            number % 3 == 0 ? new EscrowCommand.Refund(null, "No") : new EscrowCommand.Release(null))));
        var done = await one.ReachesAsync(
            escrow, it => it.Decision is null && it.State is EscrowState.Released or EscrowState.Refunded);

        Assert.Single(outcomes, outcome => outcome.State is CommandState.Completed);
        Assert.Equal(99, outcomes.Count(outcome => outcome.State is CommandState.Rejected));
        Assert.Equal(100m, rail.Books.Sum(it => it.Money.Amount.Value) + done.Accounts.Fees.Value);
    }

    [Theory]
    [EachStore]
    public async Task Commands_OfManyEscrowsAtOnceWithOneRepeatedKey_AreEachDecidedAndTheRepeatIsToldSo(Store store)
    {
        await using var process = await EscrowProcess.StartAsync(
            await JobPlace.CreateAsync(stores, store), new BookRail());
        var institution = await process.AddInstitutionAsync();
        var escrows = new List<Escrow>();
        for (var number = 0; number < 20; number++)
            escrows.Add(await DeliveredAsync(process, institution));
        var first = await SubmitAsync(process, escrows[0], new EscrowCommand.Release(null), key: "key-0");
        Assert.Equal(CommandState.Completed, first.State);

        // They are stored together, and one of them has to be told from the others.
        var repeat = Assert.ThrowsAsync<IdempotencyKeyUsedException>(
            () => SubmitAsync(process, escrows[0], new EscrowCommand.Release(null), key: "key-0"));
        var outcomes = await Task.WhenAll(escrows.Skip(1).Select((escrow, number) =>
            SubmitAsync(process, escrow, new EscrowCommand.Release(null), key: $"key-{number + 1}")));
        await repeat;

        Assert.All(outcomes, outcome => Assert.Equal(CommandState.Completed, outcome.State));
        foreach (var escrow in escrows)
            await process.ReachesAsync(escrow, EscrowState.Released);
    }

    private static Task<JobQueueState> PauseAsync(EscrowProcess process, bool isPaused) =>
        process.Service<OperateJobs>().PutQueueAsync(
            JobQueues.EscrowCommands, isPaused, "A test", JobPlace.Call, CancellationToken.None);

    private static async Task<ShownJob?> JobOf(EscrowProcess process, StoredCommand command) =>
        await process.Service<IJobOperations>().FindAsync(new JobId(command.Id.Value), CancellationToken.None);

    private static async Task<Escrow> DeliveredAsync(EscrowProcess process, InstitutionId? institution = null)
    {
        var escrow = await process.OpenAsync(institution ?? await process.AddInstitutionAsync());
        await process.RunAsync(escrow, EscrowProcess.Payment("100", $"ch_{escrow.Id}"), EscrowActor.System);
        await process.RunAsync(escrow, new EscrowCommand.MarkDelivered("Done", null), EscrowProcess.Seller);
        return escrow;
    }

    /// <summary>As the staff.</summary>
    private static async Task<StoredCommand> SubmitAsync(
        EscrowProcess process,
        Escrow escrow,
        EscrowCommand wanted,
        TimeSpan? patience = null,
        string? key = null)
    {
        var call = JobPlace.Call;
        if (IdempotencyKey.TryParse(key, out var once))
        {
            var id = IdempotencyId.Of(call.Caller, call.Method, $"/{escrow.Id}", once);
            call = call with { Idempotency = new IdempotencyClaim(id, default, static _ => [.. "{}"u8]) };
        }

        var submitted = await process.Service<SubmitCommand>().HandleAsync(
            escrow.Id, wanted, call, patience ?? Patience, CancellationToken.None);
        return submitted.TryGet(out var command, out var problem)
            ? command
            : throw new InvalidOperationException($"{problem.Kind.Code} {problem.Details}");
    }

    private static PromptCommand Decide(
        EscrowProcess process, Escrow seen, EscrowCommand wanted, CommandId? id = null)
    {
        var actor = wanted is EscrowCommand.RecordPayment ? EscrowActor.System : EscrowProcess.Staff;
        var batch = process.Service<CommandRecorder>().Record(
            id ?? new CommandId(Guid.NewGuid()), new SeenEscrow(seen, actor), wanted, JobPlace.Call);
        return new PromptCommand(
            process.Service<CommandJudge>().Decide(batch.Commands[0], seen, seen.UpdatedAt.AddMinutes(1)),
            seen,
            batch.Trail!);
    }

    private static async Task PutApprovalAmountAsync(EscrowProcess process, InstitutionId institution, string amount)
    {
        var command = new PutSettings.Command(institution, IsEnforced: false)
        {
            Escrows = new PutSettings.EscrowPart(EscrowProcess.AmountOf(amount)),
        };
        var call = new CallContext(Caller.Root, "request", "TEST", "/settings", ClientAddress: null);
        var put = await process.Service<PutSettings>().HandleAsync(command, call, CancellationToken.None);
        Assert.True(put.TryGet(out _, out _));
    }
}
