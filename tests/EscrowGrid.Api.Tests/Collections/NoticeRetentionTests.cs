using System.Text;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Api.Tests.Collections;

/// <summary>What stays of a payment provider's webhook, and for how long.</summary>
[Collection(StoresDefinition.Name)]
public sealed class NoticeRetentionTests(Stores stores)
{
    private const string Body = """{"id":"evt_1","type":"account.updated","data":{"email":"somebody@trade.test"}}""";

    // Those of the operator, those that are not done, a young one, and two old ones that were handled.
    private const string AddEvents =
        """
        INSERT INTO webhook_events (id, rail, event_id, type, occurred_at, headers, created_at, state, attempts, body,
            ended_at)
        SELECT gen_random_uuid(), 'STRIPE', event, 'account.updated', now(), '{}', now() - interval '91 days', state, 1,
            convert_to('secret of ' || event, 'UTF8'), now() - age * interval '1 day'
        FROM (VALUES ('evt_unmatched', 'UNMATCHED', 91), ('evt_pending', 'PENDING', NULL),
            ('evt_young', 'PROCESSED', 89), ('evt_processed', 'PROCESSED', 91), ('evt_ignored', 'IGNORED', 91))
            AS it (event, state, age)
        """;

    private static readonly TimeSpan Retention = TimeSpan.FromDays(90);

    [Theory]
    [EachStore]
    public async Task Body_OfAWebhookThatWasHandled_IsForgottenWhenItIsOldAndTheRestStays(Store store)
    {
        var time = new MovableTime();
        await using var process = await StartAsync(await JobPlace.CreateAsync(stores, store), time);
        var received = Event(time);
        Assert.True(await Events(process).AddAsync(received, HandleNotice.Request(received), CancellationToken.None));
        process.Service<JobSignal>().Raise();
        await Eventually.HoldsAsync(async () => await FindAsync(process) is { State: ProviderEventState.Ignored });

        time.Advance(Retention - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await process.Service<RedactNotices>().RunAsync(CancellationToken.None));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await process.Service<RedactNotices>().RunAsync(CancellationToken.None));
        Assert.Equal(0, await process.Service<RedactNotices>().RunAsync(CancellationToken.None));

        var kept = (await FindAsync(process))!;
        Assert.Equal(Sha256Digest.Of(Body), kept.BodyHash);
        Assert.True(kept.Body.IsEmpty);
        Assert.Equal((received.Notice, received.ReceivedAt, 1), (kept.Notice, kept.ReceivedAt, kept.Attempts));
        Assert.False(await Events(process).AddAsync(received, HandleNotice.Request(received), CancellationToken.None));
    }

    [Fact]
    public async Task Bodies_ThatSomebodyHasToLookAtOrThatAreYoung_Stay()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await StartAsync(place, new MovableTime());
        await using var source = NpgsqlDataSource.Create(place.Database!);
        await ExecuteAsync(source, AddEvents);

        Assert.Equal(2, await process.Service<RedactNotices>().RunAsync(CancellationToken.None));

        Assert.Equal(
            "evt_pending, evt_unmatched, evt_young",
            await ScalarAsync(
                source,
                "SELECT string_agg(event_id, ', ' ORDER BY event_id) FROM webhook_events WHERE body IS NOT NULL"));
        Assert.Equal(
            2L,
            await ScalarAsync(
                source,
                "SELECT count(*) FROM webhook_events WHERE body IS NULL "
                    + "AND body_hash = sha256(convert_to('secret of ' || event_id, 'UTF8'))"));
    }

    [Fact]
    public async Task Webhook_ThatNothingHasActedOn_IsLeftToTheOperator()
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var process = await StartAsync(place, new MovableTime());
        await using var source = NpgsqlDataSource.Create(place.Database!);
        await ExecuteAsync(source, AddEvents);

        Assert.Equal(1, await process.Service<GiveUpNotices>().RunAsync(CancellationToken.None));
        Assert.Equal(0, await process.Service<GiveUpNotices>().RunAsync(CancellationToken.None));

        var waiting = await Events(process).ListAsync(
            new ProviderEventFilter { State = ProviderEventState.Unmatched }, Page.Largest, CancellationToken.None);
        var ids = waiting.Rows.Select(it => it.Notice.EventId).Order(StringComparer.Ordinal);
        Assert.Equal(["evt_pending", "evt_unmatched"], ids);
        Assert.All(waiting.Rows, it => Assert.NotNull(it.EndedAt));
    }

    [Theory]
    [InlineData("body = NULL, body_hash = sha256('other') WHERE event_id = 'evt_young'")]
    [InlineData("body = NULL, body_hash = sha256(body), attempts = 9 WHERE event_id = 'evt_young'")]
    [InlineData("body = NULL, body_hash = sha256(body) WHERE event_id = 'evt_unmatched'")]
    [InlineData("body = NULL, body_hash = sha256(body) WHERE event_id = 'evt_pending'")]
    [InlineData("body = 'forged' WHERE event_id = 'evt_young'")]
    [InlineData("body = 'forged' WHERE event_id = 'evt_pending'")]
    [InlineData("body_hash = sha256(body) WHERE event_id = 'evt_pending'")]
    [InlineData("state = 'PENDING', ended_at = NULL WHERE event_id = 'evt_unmatched'")]
    [InlineData("state = 'DISMISSED' WHERE event_id = 'evt_unmatched'")]
    [InlineData("dismissed_by = 'root', dismissal = 'r' WHERE event_id = 'evt_unmatched'")]
    [InlineData("state = 'DISMISSED', dismissed_by = 'root', dismissal = 'r' WHERE event_id = 'evt_processed'")]
    public async Task Webhook_ChangedInAnyOtherWay_IsRefusedByTheDatabase(string change)
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var source = NpgsqlDataSource.Create(place.Database!);
        await ExecuteAsync(source, AddEvents);

        var refused = await Assert.ThrowsAsync<PostgresException>(
            () => ExecuteAsync(source, $"UPDATE webhook_events SET {change}"));

        Assert.Contains(refused.SqlState, (string[])["EG403", PostgresErrorCodes.CheckViolation]);
    }

    private static ProviderEvent Event(TimeProvider time) => new(
        new ProviderNotice(Rail.Stripe, "evt_1", "account.updated", At(1_700_000_000)),
        At(time.GetUtcNow().ToUnixTimeSeconds()))
    {
        Body = Encoding.UTF8.GetBytes(Body),
    };

    private static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    private static Task<EscrowProcess> StartAsync(JobPlace place, TimeProvider time) => EscrowProcess.StartAsync(
        place, new BookRail(), time, services => services.AddSingleton(new NoticeRetention(Retention)));

    private static IProviderEventStore Events(EscrowProcess process) => process.Service<IProviderEventStore>();

    private static async Task<ProviderEvent?> FindAsync(EscrowProcess process) =>
        (await Events(process).ListAsync(
            ProviderEventFilter.Everything, Page.Largest, CancellationToken.None)).Rows.SingleOrDefault();

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
