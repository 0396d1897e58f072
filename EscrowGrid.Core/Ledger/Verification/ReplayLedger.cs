using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Works the whole ledger out again, by night, as <c>escrowgrid verify</c> does: hashes, seals, what moved and what is
/// in every account, and what is anchored on the chain where that is switched on. The result is kept for operators.
/// </summary>
public sealed class ReplayLedger(IReplayStore store, ReadAnchors anchors, ReplayTeller teller, TimeProvider time)
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
            var (result, known) = await VerifyAsync(run, verifier, cancellationToken);
            var finished = new LedgerReplay(Number: 0, start, time.NowInMilliseconds(), result, findings)
            {
                Anchors = known.IsOn ? new AnchorComparison(result.Trusted, result.Untrue, known.Away) : null,
            };
            var replay = await store.AddAsync(run, finished, cancellationToken);
            teller.Conclude(replay);
            return replay;
        }
        catch
        {
            await teller.FailAsync(run, verifier.Progress);
            throw;
        }
    }

    private async Task<(VerificationResult Result, KnownAnchors Known)> VerifyAsync(
        long run, LedgerVerifier verifier, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var told = teller.TellAsync(run, () => verifier.Progress, ended.Token);
        try
        {
            // Before the ledger: what is anchored later need not be in it.
            var known = await anchors.RunAsync(cancellationToken);
            var result = await store.ReadAsync(
                source => verifier.RunAsync(source, known.All, cancellationToken), cancellationToken);
            return (result, known);
        }
        finally
        {
            await ended.CancelAsync();
            await told;
        }
    }
}
