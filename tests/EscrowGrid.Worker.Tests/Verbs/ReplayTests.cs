using EscrowGrid.Worker.Tests.Jobs;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>The verb replay, run as operators run it.</summary>
public sealed class ReplayTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    // Three events of one subject and two of another, all of them handled, and one that is yet to be handled.
    private const string Told =
        """
        INSERT INTO events (occurred_at, id, type, institution_id, subject, sequence, payload)
        SELECT '2026-01-02T00:00:00Z'::timestamptz + number * interval '1 hour', gen_random_uuid(), 'escrow.created',
            gen_random_uuid(), CASE WHEN number <= 3 THEN 'esc_one' ELSE 'esc_two' END, number, '{}'
        FROM generate_series(1, 5) AS number;
        INSERT INTO event_consumers (name, log_transaction, log_sequence, fence, leased_until, is_paused, updated_at)
        SELECT 'analysts', log_transaction, log_sequence, 0, job_time(), false, job_time()
        FROM events ORDER BY log_sequence DESC LIMIT 1;
        INSERT INTO events (occurred_at, id, type, institution_id, subject, sequence, payload)
        SELECT '2026-01-03T00:00:00Z', gen_random_uuid(), 'escrow.created', gen_random_uuid(), 'esc_one', 6, '{}'
        """;

    private const string Items = "SELECT count(*) FROM event_relay_items WHERE is_replay";

    private const string Since = "replay --consumer analysts --from 2026-01-01";

    [Fact]
    public async Task Replay_WithoutApply_CountsAndChangesNothing()
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, Told);

        var result = await WorkerProcess.RunAsync(
            $"{Since} --subject esc_one --subject esc_two --subject esc_none", prepared.Environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["esc_one: 3 would be replayed", "esc_two: 2 would be replayed", "esc_none: 0 would be replayed"],
            result.Output.Trim().Split(Environment.NewLine));
        Assert.Equal(0L, await prepared.AskAsync(Items));
    }

    [Fact]
    public async Task Replay_Applied_HandsThemOverAgainAndKeepsWhoAndWhy()
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, Told);

        var result = await WorkerProcess.RunAsync(
            $"{Since} --to 2026-01-02T04:30:00Z --apply --actor mary --reason outage", prepared.Environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("events: 4 replayed", result.Output.Trim());
        Assert.Equal(4L, await prepared.AskAsync(Items));
        Assert.Equal(
            0L,
            await prepared.AskAsync(
                "SELECT count(*) FROM event_relay_items WHERE event_id NOT IN (SELECT id FROM events)"));
        Assert.Equal(
            true, await prepared.AskAsync("SELECT bool_or(payload::text LIKE '%mary: outage%') FROM audit_events"));
    }

    [Theory]
    [InlineData("replay --from 2026-01-01")]
    [InlineData("replay --consumer analysts")]
    [InlineData("replay --consumer analysts --from yesterday")]
    [InlineData("replay --consumer analysts --from 2026-01-01 --to tomorrow")]
    [InlineData("replay --consumer analysts --from 2026-01-01 --event evt_1")]
    [InlineData("replay --consumer analysts --from 2026-01-01 --apply --actor mary")]
    [InlineData("replay --consumer nobody --from 2026-01-01")]
    public async Task Replay_WronglyAsked_IsRefused(string arguments)
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, Told);

        var result = await WorkerProcess.RunAsync(arguments, prepared.Environment);

        Assert.Equal(64, result.ExitCode);
        Assert.NotEqual("", result.Error);
        Assert.Equal(0L, await prepared.AskAsync(Items));
    }
}
