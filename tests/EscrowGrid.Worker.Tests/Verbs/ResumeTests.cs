using EscrowGrid.Worker.Tests.Jobs;

namespace EscrowGrid.Worker.Tests.Verbs;

/// <summary>The verb resume, run as operators run it.</summary>
public sealed class ResumeTests(DatabaseFixture database) : IClassFixture<DatabaseFixture>
{
    // More than a page of commands, and what is none of the verb's business.
    private const string GivenUp =
        """
        INSERT INTO jobs (id, type, queue, priority, payload, max_attempts, is_about_money, created_at, run_at, state,
            finished_at)
        SELECT gen_random_uuid(), type, 'escrow-commands', 1, '{}', 1, true, job_time(), job_time(), 'DEAD', job_time()
        FROM (
            SELECT 'escrow.command' AS type FROM generate_series(1, 130)
            UNION ALL SELECT 'escrow.settle' FROM generate_series(1, 2)
            UNION ALL SELECT 'test.nobody' FROM generate_series(1, 3)) AS dead
        """;

    private const string Dead = "SELECT count(*) FROM jobs WHERE state = 'DEAD'";

    [Fact]
    public async Task Resume_WithoutApply_CountsAndChangesNothing()
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, GivenUp);

        var result = await WorkerProcess.RunAsync("resume", prepared.Environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["escrow.command: 130 would be resumed", "escrow.settle: 2 would be resumed"],
            result.Output.Trim().Split(Environment.NewLine));
        Assert.Equal(135L, await prepared.AskAsync(Dead));
    }

    [Fact]
    public async Task Resume_Applied_PutsThemToWorkAndKeepsWhoAndWhy()
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, GivenUp);

        var result = await WorkerProcess.RunAsync("resume --apply --actor mary --reason outage", prepared.Environment);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            ["escrow.command: 130 resumed", "escrow.settle: 2 resumed"],
            result.Output.Trim().Split(Environment.NewLine));
        Assert.Equal(3L, await prepared.AskAsync(Dead));
        Assert.Equal(132L, await prepared.AskAsync("SELECT count(*) FROM jobs WHERE state = 'READY'"));
        Assert.Equal(
            true, await prepared.AskAsync("SELECT bool_or(payload::text LIKE '%mary: outage%') FROM audit_events"));
    }

    [Fact]
    public async Task Resume_AppliedByNobody_IsRefused()
    {
        await using var prepared = await VerbDatabase.CreateAsync(database, GivenUp);

        var result = await WorkerProcess.RunAsync("resume --apply", prepared.Environment);

        Assert.Equal(64, result.ExitCode);
        Assert.Equal(135L, await prepared.AskAsync(Dead));
    }
}
