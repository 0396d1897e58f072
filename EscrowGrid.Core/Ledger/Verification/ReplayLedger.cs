using EscrowGrid.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Works the whole ledger out again, by night, as <c>escrowgrid verify</c> does: hashes, seals, what moved and what is
/// in every account. The result is kept for operators; a finding is logged as an error and counted.
/// </summary>
public sealed partial class ReplayLedger(
    IReplayStore store, ReplayTeller teller, LedgerMetrics metrics, TimeProvider time, ILogger<ReplayLedger> logger)
{
    public static readonly RecurringSchedule Schedule = new(
        "ledger-replay", Limits.ReplayCron, "Works the whole ledger out again and keeps what was found.")
    {
        SkipsMissed = false,
    };

    public async Task<LedgerReplay> RunAsync(CancellationToken cancellationToken)
    {
        var start = time.NowInMilliseconds();
        var findings = new List<string>();
        var verifier = new LedgerVerifier(finding =>
        {
            if (findings.Count < Limits.ReplayFindings)
                findings.Add(finding.ToString());
        });
        var run = await store.BeginAsync(start, cancellationToken);
        try
        {
            var result = await VerifyAsync(run, verifier, cancellationToken);
            var replay = await store.AddAsync(
                run,
                new LedgerReplay(Number: 0, start, time.NowInMilliseconds(), result, findings),
                cancellationToken);
            Report(replay);
            return replay;
        }
        catch
        {
            await teller.FailAsync(run, verifier.Progress);
            throw;
        }
    }

    private async Task<VerificationResult> VerifyAsync(
        long run, LedgerVerifier verifier, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = teller.TellAsync(run, () => verifier.Progress, ended.Token);
        try
        {
            return await store.ReadAsync(
                source => verifier.RunAsync(source, trusted: null, cancellationToken), cancellationToken);
        }
        finally
        {
            await ended.CancelAsync();
            await told;
        }
    }

    private void Report(LedgerReplay replay)
    {
        metrics.Replayed(replay);
        if (replay.Result.Findings > 0)
            Broken(replay.Number, replay.Result.Findings, replay.FirstFindings[0]);
        else
            Sound(replay.Number, replay.Result.Positions, replay.Result.Events);
    }

    [LoggerMessage(
        2202,
        LogLevel.Error,
        "Ledger replay {Number} has {Count} findings, the first: {Finding}. Run escrowgrid verify")]
    private partial void Broken(long number, long count, string finding);

    [LoggerMessage(
        2203, LogLevel.Information, "Ledger replay {Number}: {Positions} positions and {Events} events are as written")]
    private partial void Sound(long number, long positions, long events);
}
