using System.Globalization;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Storage.Postgres;
using EscrowGrid.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.FaultTests.Model;

/// <summary>
/// Some escrows in a database of their own, with a clock of their own, beside the model of them. Each round every
/// escrow gets a command, some of them once more, and time may jump; then the worker runs until nothing is left, and
/// both are compared.
/// </summary>
internal sealed class ModelLane : IAsyncDisposable
{
    private static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>So many days in all: the tables of the coming months are there.</summary>
    private const int MostDays = 60;

    private readonly EscrowModel _model = new();
    private readonly LossPlan _plan = new();
    private readonly LossyRail _rail;
    private readonly Random _random;
    private readonly CommandDice _dice;
    private readonly ModelTime _time;
    private readonly IHost _host;
    private readonly LossyWorker _worker;
    private readonly UserId _buyer;
    private readonly UserId _seller;
    private readonly List<EscrowId> _sequences = [];
    private readonly List<StoredCommand> _given = [];
    private InstitutionId _institution;
    private double _days;

    public ModelLane(string connectionString, int seed, DateTimeOffset now)
    {
        _random = new Random(seed);
        _dice = new CommandDice(_random);
        _time = new ModelTime(now);
        _rail = new LossyRail(_plan);
        (_buyer, _seller) = (new UserId(_dice.NewId()), new UserId(_dice.NewId()));
        _host = Build(connectionString);
        _worker = new LossyWorker(
            Service<IJobStore>(), Service<JobHandlers>(), _plan, Service<NpgsqlDataSource>(), _random);
    }

    public LossyWorker Worker => _worker;

    public EscrowModel Model => _model;

    /// <summary>Duplicates that were given.</summary>
    public int Repeats { get; private set; }

    /// <summary>Commands whose sender awaited the answer, and that were decided as they came.</summary>
    public int Prompt { get; private set; }

    /// <summary>How often time jumped.</summary>
    public int Jumps { get; private set; }

    public async Task RunAsync(int sequences, int commands)
    {
        await AddMarketAsync();
        for (var number = 0; number < sequences; number++)
            _sequences.Add(await OpenAsync(number));
        await _worker.DrainAsync();
        for (var round = 0; round < commands; round++)
        {
            await GiveAsync();
            await _worker.DrainAsync();
            await CompareAsync();
            if (_random.Next(4) == 0)
                await JumpAsync();
        }

        await AssertMoneyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    private T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    private IHost Build(string connectionString)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton<TimeProvider>(_time)
            .AddSingleton(new KycPolicy { IsOn = false })
            .AddSingleton<IPaymentRail>(_rail)
            .AddSingleton(_ => NpgsqlDataSource.Create(connectionString))
            .AddEscrowGridCore()
            .AddPostgresStore()
            .AddSingleton<IEscrowStore>(services => new LossyStore(
                ActivatorUtilities.CreateInstance<PostgresEscrowStore>(services), _plan))
            .AddJobWorker();
        builder.Services.AddEscrowWork().AddCollectionWork();
        return builder.Build();
    }

    /// <summary>A command for each escrow, and now and then one that was given before.</summary>
    private async Task GiveAsync()
    {
        var batch = new List<StoredCommand>();
        for (var number = 0; number < _sequences.Count; number++)
        {
            // Where all is over, little more can happen: mostly the sequence goes on with another escrow.
            if (IsOver(_sequences[number]) && _random.Next(3) > 0)
                _sequences[number] = await OpenAsync(number);
            var thrown = _dice.Throw(_model, _sequences[number]);
            var command = Give(thrown);
            if (command.OnlyAtVersion is null && _random.Next(3) == 0)
                await AskAsync(command);
            else
                batch.Add(command);
            if (_random.Next(4) == 0)
                batch.Add(Give(_dice.StopAfter(_model.Find(thrown.Escrow))));
            if (_random.Next(6) == 0)
            {
                Repeats++;
                batch.Add(_given[_random.Next(_given.Count)]);
            }
        }

        // Some at once and some alone; the same one may be in two transactions, or twice in one.
        foreach (var part in batch.Chunk(_random.Next(1, 8)))
            await Service<IEscrowStore>().EnqueueAsync(new CommandBatch(part), CancellationToken.None);
    }

    private StoredCommand Give(SentCommand thrown)
    {
        _model.Await(thrown);
        var command = new StoredCommand(
            thrown.Id, thrown.Escrow, _institution, thrown.Command, thrown.Actor, "request", _time.GetUtcNow())
        {
            // A second person has agreed to it as the escrow is now.
            OnlyAtVersion = thrown.Command is EscrowCommand.SettleElsewhere
                ? _model.Find(thrown.Escrow).DecisiveVersion
                : null,
        };
        _given.Add(command);
        return command;
    }

    /// <summary>As somebody who awaits the answer, and asks again where there is none.</summary>
    private async Task AskAsync(StoredCommand command)
    {
        var isAnswered = false;
        for (var loss = (Loss)_random.Next(1 + (int)Loss.AfterTheWrite); !isAnswered; loss = Loss.Nowhere)
        {
            _plan.Next = loss is Loss.BeforeTheWrite or Loss.AfterTheWrite ? loss : Loss.Nowhere;
            var escrow = await Service<IEscrowStore>().FindAsync(command.Escrow, CancellationToken.None);
            var asked = Service<CommandRecorder>().Record(
                command.Id, new SeenEscrow(escrow!, command.Actor), command.Command, CallOf());
            try
            {
                var answer = await Service<CommandIntake>().DecideAsync(asked, escrow!, CancellationToken.None);
                isAnswered = true;
                if (answer.State is not CommandState.Pending)
                    Prompt++;
            }
            catch (ProcessLostException)
            {
                _worker.Count(loss);
            }
        }
    }

    private bool IsOver(EscrowId id) =>
        _model.Find(id) is { State: EscrowState.Cancelled or EscrowState.Released or EscrowState.Refunded };

    private async Task JumpAsync()
    {
        var by = _random.Next(3) switch
        {
            0 => TimeSpan.FromHours(1),
            1 => TimeSpan.FromDays(2),
            _ => TimeSpan.FromDays(8),
        };
        if ((_days += by.TotalDays) > MostDays)
            return;
        Jumps++;
        _time.Advance(by);
        _model.AwaitDeadlines(_time.GetUtcNow());
        // Two instances notice the same.
        await Service<PassDeadlines>().RunAsync(CancellationToken.None);
        await Service<PassDeadlines>().RunAsync(CancellationToken.None);
        await _worker.DrainLaterAsync();
        await CompareAsync();
    }

    /// <summary>What was decided was wanted and came out as the rules say; nothing that was wanted is left.</summary>
    private async Task CompareAsync()
    {
        while (_plan.Decided.TryDequeue(out var decided))
            _model.Apply(decided, _time.GetUtcNow());
        Assert.Empty(_model.Awaited);
        foreach (var id in _model.Escrows)
        {
            var found = await Service<IEscrowStore>().FindAsync(id, CancellationToken.None);
            Assert.Equal(Describe(_model.Find(id)), Describe(found!));
        }
    }

    private async Task AssertMoneyAsync()
    {
        foreach (var id in _model.Escrows)
        {
            var balances = await Service<IAccountStore>().FindBalancesAsync(
                new AccountScope(_institution, LedgerSubject.Of(id)), before: null, CancellationToken.None);
            Assert.Equal(0, balances.Sum(it => it.Balance));
            Assert.All(balances.Where(it => it.Account is not AccountKind.Outside), it => Assert.True(it.Balance >= 0));
            var confirmed = _model.Find(id).Settlements.Where(it => it.State is SettlementState.Confirmed).ToList();
            Assert.All(
                confirmed.GroupBy(it => (it.Decision, it.Kind, it.Source)), leg => Assert.Single(leg));
            Assert.Equal(
                confirmed.Where(it => it.Elsewhere is null).Select(it => (it.Id.Value, it.Amount.Value)).Order(),
                _rail.Books.Where(it => it.Escrow == id)
                    .Select(it => (it.Settlement.Value, it.Money.Amount.Value)).Order());
        }

        var replay = await Service<ReplayLedger>().RunAsync(CancellationToken.None);
        Assert.True(replay.Result.Findings == 0, string.Join('\n', replay.FirstFindings));
    }

    private static string Describe(Escrow escrow) => string.Join(
        '\n',
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{escrow.Id} {escrow.State} {escrow.Version} {escrow.UpdatedAt:O} {escrow.DueAt:O}"),
            $"{escrow.Accounts} {escrow.Decision} {escrow.Delivery} {escrow.Dispute}",
            .. escrow.Receipts.Select(it => $"{it}"),
            .. escrow.Settlements.Select(it => $"{it}"),
            .. escrow.Milestones.Select(it => $"{it}"),
        ]);

    private async Task AddMarketAsync()
    {
        _institution = new InstitutionId(_dice.NewId());
        var institution = new Institution(_institution, "Model Market", [Region.Us], [], Epoch, Epoch);
        var change = new Change(
            AuditAction.InstitutionCreated, _institution, _institution.ToString(), Epoch, JsonText.EmptyObject);
        await Service<IInstitutionStore>().AddAsync(
            institution, Service<TrailRecorder>().Record(change, CallOf(), institution), CancellationToken.None);
        await MarketUsers.AddAsync(_host.Services, _institution, _buyer);
        await MarketUsers.AddAsync(_host.Services, _institution, _seller, "acct_seller");
    }

    private async Task<EscrowId> OpenAsync(int number)
    {
        var now = _time.GetUtcNow();
        var terms = new EscrowTerms(
            Balance.Of(Amount.FromStored(0.5m)),
            now.AddDays(7),
            TimeSpan.FromDays(7),
            number % 2 == 0 ? SilenceOutcome.Refund : SilenceOutcome.Release,
            number % 3 == 0 ? TimeSpan.FromDays(5) : null,
            number % 4 == 0 ? TimeSpan.FromDays(6) : null,
            number % 5 == 0 ? SilenceOutcome.Release : SilenceOutcome.Refund);
        var escrow = new Escrow(
            new EscrowId(_dice.NewId()),
            _institution,
            _buyer,
            _seller,
            Rail.Stripe,
            new Money(Amount.FromStored(_random.Next(200, 20_000) / 100m), Currency.Usd),
            terms,
            "acct_seller",
            now)
        {
            UpdatedAt = now,
            DueAt = terms.PaymentDeadline,
        };
        var move = Service<EscrowRecorder>().Record(escrow, EscrowActor.System, CallOf());
        Assert.True(await Service<IEscrowStore>().AddAsync(move, CancellationToken.None));
        _model.Add(escrow);
        return escrow.Id;
    }

    private static CallContext CallOf() => new(Caller.Root, "request", "TEST", "/escrows", ClientAddress: null);
}
