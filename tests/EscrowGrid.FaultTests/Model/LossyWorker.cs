using EscrowGrid.Core.Jobs;
using Npgsql;

namespace EscrowGrid.FaultTests.Model;

/// <summary>
/// A worker whose process is lost in the middle of jobs. What it held is another one's as soon as its lease is over;
/// no test waits for that: leases and pauses are over at once.
/// </summary>
internal sealed class LossyWorker(
    IJobStore jobs, JobHandlers handlers, LossPlan plan, NpgsqlDataSource database, Random random)
{
    /// <summary>More often a job is not lost: it has so many attempts.</summary>
    private const int LostAttempts = 3;

    private const int Slots = 16;
    private const int MostRounds = 10_000;

    private readonly JobDemand _demand = new(
        "lossy", [.. handlers.Queues.Select(it => KeyValuePair.Create(it, Slots))], Slots,
        handlers.TypesOf(JobLane.Domain));

    /// <summary>How often the process was lost, by where.</summary>
    public Dictionary<Loss, int> Losses { get; } = [];

    /// <summary>Jobs that were run, over and over ones included.</summary>
    public int Runs { get; private set; }

    /// <summary>Much later: until nothing at all is left to do.</summary>
    public async Task DrainLaterAsync()
    {
        await ExecuteAsync("UPDATE jobs SET run_at = created_at WHERE state = 'SCHEDULED'");
        await DrainAsync();
    }

    /// <summary>Until nothing is left to do now.</summary>
    public async Task DrainAsync()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var turn = await jobs.TurnAsync([], _demand, CancellationToken.None);
            foreach (var job in turn.Claim.Jobs)
                await RunAsync(job, mayBeLost: true);
            if (turn.Claim.Jobs.Count == 0 && await HurryAsync() == 0)
                return;
        }

        Assert.Fail("The jobs do not come to an end.");
    }

    private async Task RunAsync(ClaimedJob job, bool mayBeLost)
    {
        Runs++;
        var loss = mayBeLost && job.Attempt <= LostAttempts && random.Next(5) == 0
            ? (Loss)random.Next(1, (int)Loss.Overtaken + 1)
            : Loss.Nowhere;
        plan.Next = loss;
        plan.Overtake = () => LetAnotherAsync(job);
        var context = new JobContext(job);
        try
        {
            var ack = await handlers[job.Type].RunAsync(job, context, CancellationToken.None);
            Assert.True(ack.Verdict is not JobVerdict.Dead, $"{job.Type} is dead: {ack.Error}");
            if (!ack.IsHandedOver)
                await jobs.SettleAsync([ack], CancellationToken.None);
        }
        catch (ProcessLostException)
        {
            Count(loss);
            await ExpireAsync(job);
        }
        catch (Exception late) when (loss is Loss.Overtaken && late is not Xunit.Sdk.XunitException)
        {
            // It writes too late and is refused, and whatever it makes of that does not count either.
            Count(loss);
            Assert.Equal([false], await jobs.SettleAsync([context.Retry(late.Message)], CancellationToken.None));
        }

        plan.Next = Loss.Nowhere;
    }

    /// <summary>The lease of the first one is over, and another worker does its job.</summary>
    private async Task LetAnotherAsync(ClaimedJob job)
    {
        await ExpireAsync(job);
        await HurryAsync();
        var turn = await jobs.TurnAsync([], _demand, CancellationToken.None);
        foreach (var taken in turn.Claim.Jobs)
            await RunAsync(taken, mayBeLost: false);
    }

    private async Task ExpireAsync(ClaimedJob job)
    {
        await ExecuteAsync(
            $"UPDATE jobs SET lease_until = created_at WHERE id = '{job.Lease.Job.Value}' AND state = 'RUNNING'");
        await jobs.RecoverAsync(CancellationToken.None);
    }

    /// <summary>What would be due soon is due now; what was stopped waits for time to pass.</summary>
    private Task<int> HurryAsync() => ExecuteAsync(
        "UPDATE jobs SET run_at = created_at WHERE state = 'SCHEDULED' AND run_at < now() + interval '10 minutes'");

    private async Task<int> ExecuteAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    public void Count(Loss loss) => Losses[loss] = Losses.GetValueOrDefault(loss) + 1;
}
