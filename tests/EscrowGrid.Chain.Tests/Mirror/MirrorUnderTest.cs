using System.Diagnostics;
using EscrowGrid.Chain.Evm;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Chain.Tests.Anvil;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Assets;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>
/// An installation that mirrors its ledger on a real local chain. It has one position from before that, which is never
/// to be seen there.
/// </summary>
internal sealed class MirrorUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly CallContext Call = new(Caller.Root, "request-1", "POST", "/positions", ClientAddress: null);

    private readonly string? _database;
    private readonly List<MirrorProcess> _processes = [];
    private readonly TestAccount _owner;
    private readonly TestAccount _recorder;
    private AssetId _asset;

    private MirrorUnderTest(AnvilNode node, string? database, TestAccount owner, TestAccount recorder) =>
        (Node, _database, _owner, _recorder) = (node, database, owner, recorder);

    public AnvilNode Node { get; }

    public TestContract Contract { get; private set; } = null!;

    /// <summary>Whoever deployed the contract.</summary>
    public TestAccount Owner => _owner;

    /// <summary>The mirror's own account.</summary>
    public TestAccount Recorder => _recorder;

    public MovableTime Time { get; } = new();

    public ChainRules Rules { get; private set; } = new()
    {
        IsEnabled = true,
        Confirmations = 1,
        RetryDelay = TimeSpan.FromSeconds(30),
        StuckAfter = TimeSpan.FromMinutes(1),
    };

    public InstitutionId Institution { get; private set; }

    /// <summary>The connection string; null for the memory store.</summary>
    public string? Database => _database;

    /// <summary>The first process.</summary>
    public MirrorProcess Process => _processes[0];

    /// <param name="node">Its chain; disposed of with it.</param>
    /// <param name="database">Null for the memory store.</param>
    /// <param name="change">Other rules than the usual ones of a test.</param>
    public static async Task<MirrorUnderTest> StartAsync(
        AnvilNode node, string? database, Func<ChainRules, ChainRules>? change)
    {
        var mirror = new MirrorUnderTest(
            node, database, await TestAccount.CreateAsync(node), await TestAccount.CreateAsync(node));
        mirror.Contract = await TestContract.DeployAsync(node, mirror._owner, mirror._recorder.Address);
        mirror.Rules = change?.Invoke(mirror.Rules) ?? mirror.Rules;
        mirror.StartProcess();
        mirror.Institution = await mirror.CreateInstitutionAsync();
        mirror._asset = await mirror.CreateAssetAsync("""{"enabled":true}""");
        await mirror.CreatePositionAsync();
        await mirror.Process.Store.FollowAsync(CancellationToken.None);
        return mirror;
    }

    /// <summary>Another process of the installation.</summary>
    public MirrorProcess StartProcess(Func<IChainClient, IChainClient>? around = null)
    {
        var process = new MirrorProcess(
            _database,
            new EvmOptions
            {
                RpcUrl = Node.Address,
                PrivateKey = _recorder.Secret,
                Contract = Contract.Address,
                ChainId = Rules.ChainId,
            },
            Rules,
            Time,
            around);
        _processes.Add(process);
        return process;
    }

    /// <param name="onChain">The template's <c>config.onchain</c>; null for a template without.</param>
    public async Task<AssetId> CreateAssetAsync(string? onChain)
    {
        var config = onChain is null
            ? """{"currency":"USD","region":"US"}"""
            : $$"""{"currency":"USD","region":"US","onchain":{{onChain}}}""";
        var template = Expect(await Process.Get<CreateTemplate>().HandleAsync(
            new CreateTemplate.Command(
                Institution.ToString(),
                TemplateCode.ConstrEscrow,
                "Escrow",
                Vertical.Construction,
                Region.Us,
                JsonText.FromStored(config)),
            Call,
            CancellationToken.None));
        return Expect(await Process.Get<CreateAsset>().HandleAsync(
            new CreateAsset.Command(Institution.ToString(), template.Id, "Tower", JsonText.EmptyObject),
            Call,
            CancellationToken.None)).Id;
    }

    public async Task<PositionId> CreatePositionAsync(AssetId? asset = null, MirrorProcess? by = null) =>
        Expect(await TryCreatePositionAsync(asset, by)).Position.Id;

    public Task<Result<GovernedPosition>> TryCreatePositionAsync(AssetId? asset = null, MirrorProcess? by = null) =>
        (by ?? Process).Get<CreatePosition>().HandleAsync(
            new CreatePosition.Command(
                Institution.ToString(),
                asset ?? _asset,
                "holder",
                new Money(Amount.FromStored(100.10m), Currency.FromStored("USD")),
                ExternalReference: null),
            Call,
            CancellationToken.None);

    public async Task MoveAsync(PositionId position, PositionState toState) =>
        Expect(await TryMoveAsync(position, toState));

    public Task<Result<GovernedPosition>> TryMoveAsync(PositionId position, PositionState toState) =>
        Process.Get<TransitionPosition>().HandleAsync(
            new TransitionPosition.Command(position, new WantedTransition(toState)), Call, CancellationToken.None);

    /// <summary>Rounds of the first process until there is nothing more to do at once.</summary>
    public async Task RunAsync()
    {
        while (await Process.RoundAsync())
        {
            // There is more.
        }
    }

    /// <summary>Rounds until all records are as wanted.</summary>
    public async Task RunUntilAsync(Func<IReadOnlyList<ChainOperation>, bool> isReached)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!isReached(await ReadAsync()))
        {
            var states = string.Join(", ", (await ReadAsync()).Select(it => $"{it.State} {it.Reason}"));
            Assert.True(clock.Elapsed < Deadline, $"Not reached: {states}");
            await Process.RoundAsync();
            await timer.WaitForNextTickAsync();
        }
    }

    public Task RunUntilConfirmedAsync() =>
        RunUntilAsync(all => all.All(operation => operation.State is MirrorState.Confirmed));

    /// <summary>Lets the account record, or not; by the contract's owner.</summary>
    public Task<string> AllowAsync(bool isAllowed) => Owner.SendAsync(
        Node,
        Contract.Address,
        [
            .. Abi.Selector("setRecorder(address,bool)"), .. Abi.Word(Recorder.Address), .. Abi.Word(isAllowed ? 1 : 0),
        ]);

    /// <summary>What must hold at the end of every fault: each record is on the chain, and once.</summary>
    public async Task ExpectEachOnceAsync(int count)
    {
        var records = await ReadAsync();
        var told = await Contract.ReadEventsAsync();
        Assert.Equal(count, records.Count);
        Assert.Equal(count, await Contract.CountRecordsAsync());
        Assert.Equal(
            records.Select(it => it.Record.Payload).Order(StringComparer.Ordinal),
            told.Select(it => it.Payload).Order(StringComparer.Ordinal));
    }

    /// <summary>How often the audit trail has an action.</summary>
    public async Task<int> CountAuditAsync(string action) =>
        (await Process.Get<IAuditStore>().ListAsync(
            new AuditFilter(Institution, action, ResourceId: null, ApiKey: null, From: null, To: null),
            default,
            100,
            CancellationToken.None)).Rows.Count;

    /// <summary>All records, oldest first.</summary>
    public async Task<IReadOnlyList<ChainOperation>> ReadAsync() =>
        (await Process.Store.ListAsync(
            new ChainFilter(State: null, Institution: null, Position: null), 0, 1_000, CancellationToken.None)).Rows;

    public async Task<ChainOperation> ReadOnlyOneAsync() => Assert.Single(await ReadAsync());

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
            await process.DisposeAsync();
        _owner.Dispose();
        _recorder.Dispose();
        await Node.DisposeAsync();
    }

    private static T Expect<T>(Result<T> result) =>
        result.TryGet(out var value, out var problem)
            ? value
            : throw new InvalidOperationException($"Refused: {problem.Kind.Code}");

    private async Task<InstitutionId> CreateInstitutionAsync() =>
        Expect(await Process.Get<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("Acme", [Region.Us], [Vertical.Construction]),
            Call,
            CancellationToken.None)).Id;
}
