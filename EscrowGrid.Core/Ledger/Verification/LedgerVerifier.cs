namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// Recomputes a whole ledger and reports everything that is not as it was written. It trusts nothing that it reads;
/// with checkpoints that somebody kept elsewhere it also notices a ledger that was rewritten as a whole.
/// </summary>
/// <param name="report">Is told each finding when it is found.</param>
/// <param name="progress">Is told the number of events read so far, every <see cref="ProgressEvents"/>.</param>
public sealed class LedgerVerifier(Action<Finding> report, Action<long>? progress = null)
{
    /// <summary>Events that are compared with the checkpoints in one pass; about 100 bytes each.</summary>
    public const int ShareEvents = 500_000;

    private const int ProgressEvents = 50_000;

    private long _positions;
    private long _escrows;
    private long _events;
    private long _read;
    private long _toRead = -1;
    private long _checkpoints;
    private long _findings;
    private long _untrue;

    /// <summary>How far it is; another thread may look while it runs.</summary>
    public VerificationProgress Progress
    {
        get
        {
            var toRead = Volatile.Read(ref _toRead);
            return new VerificationProgress(Volatile.Read(ref _read), toRead < 0 ? null : toRead);
        }
    }

    /// <param name="source">The ledger.</param>
    /// <param name="trusted">Checkpoints that it has to have; empty for none.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="System.Data.Common.DbException">The database cannot be read.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public async Task<VerificationResult> RunAsync(
        ILedgerSource source, IReadOnlyList<TrustedCheckpoint> trusted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(trusted);
        var events = await source.CountEventsAsync(cancellationToken);
        var shares = (int)((events / ShareEvents) + 1);
        Volatile.Write(ref _toRead, events * shares);
        var seals = new SealCheck(shares);
        for (var share = 0; share < shares; share++)
        {
            seals.Begin((int)(events / shares));
            await ReadHistoriesAsync(source, seals, share, cancellationToken);
            await ReadCheckpointsAsync(source, seals, share, share == 0 ? trusted : [], cancellationToken);
            ReportAll(seals.End());
        }

        await foreach (var finding in source.FindWrongSumsAsync(cancellationToken))
            Report(finding);
        return new VerificationResult(_positions, _events, _checkpoints, seals.Unsealed, _findings)
        {
            Escrows = _escrows,
            Trusted = trusted.Count,
            Untrue = _untrue,
        };
    }

    private async Task ReadHistoriesAsync(
        ILedgerSource source, SealCheck seals, int share, CancellationToken cancellationToken)
    {
        var checks = new CheckQueue<CheckedHistory>(it => Take(it, seals, share));
        await foreach (var history in source.ReadHistoriesAsync(cancellationToken))
        {
            await checks.AddAsync(() => CheckIn(history.Ledger, ledger => Check(history, ledger)));
            Volatile.Write(ref _read, _read + history.Ledger.Count);
            if (share > 0)
                continue;
            _positions++;
            Count(history.Ledger);
        }

        await foreach (var history in source.ReadEscrowsAsync(cancellationToken))
        {
            await checks.AddAsync(() => CheckIn(history.Ledger, ledger => EscrowCheck.Check(history, ledger)));
            Volatile.Write(ref _read, _read + history.Ledger.Count);
            if (share > 0)
                continue;
            _escrows++;
            Count(history.Ledger);
        }

        await checks.EndAsync();

        // In the first pass everything, in the others only what the checkpoints are compared with.
        CheckedHistory CheckIn(
            IReadOnlyList<LoggedRow> ledger, Func<IReadOnlyList<HashedRow>, IEnumerable<Finding>> check)
        {
            var hashed = HashedRow.Of(ledger.Where(it => share == 0 || seals.Takes(it, share)));
            try
            {
                return new CheckedHistory(hashed, share == 0 ? [.. check(hashed)] : []);
            }
            finally
            {
                hashed.ForEach(it => it.Dispose());
            }
        }
    }

    private static IEnumerable<Finding> Check(PositionHistory history, IReadOnlyList<HashedRow> ledger) =>
    [
        .. HistoryCheck.Check(
            history.PositionId,
            ledger,
            history.Position is { } position ? (position.Version, position.LedgerHead) : null),
        .. FactsCheck.Check(history),
        .. MoneyCheck.Check(history),
    ];

    private void Take(CheckedHistory found, SealCheck seals, int share)
    {
        foreach (var hashed in found.Ledger)
        {
            if (seals.Add(hashed, share) is { } repeated)
                Report(repeated);
        }

        ReportAll(found.Findings);
    }

    private void Count(IReadOnlyList<LoggedRow> ledger)
    {
        var before = _events / ProgressEvents;
        _events += ledger.Count;
        if (_events / ProgressEvents > before)
            progress?.Invoke(_events);
    }

    private async Task ReadCheckpointsAsync(
        ILedgerSource source,
        SealCheck seals,
        int share,
        IReadOnlyList<TrustedCheckpoint> trusted,
        CancellationToken cancellationToken)
    {
        LedgerCheckpoint? last = null;
        var awaited = trusted.ToLookup(it => it.Number);
        var missing = awaited.Select(it => it.Key).ToHashSet();
        await foreach (var found in source.ReadCheckpointsAsync(cancellationToken))
        {
            ReportAll(seals.Compare(found, share));
            if (share == 0)
            {
                ReportAll(SealCheck.CheckChain(last, found));
                _checkpoints++;
            }

            missing.Remove(found.Checkpoint.Number);
            var hash = found.Checkpoint.Hash.ToString();
            foreach (var known in awaited[found.Checkpoint.Number].Where(it => it.Hash != hash))
                ReportUntrue(FindingKind.NotTheTrustedLedger, known, $"its hash is {hash}");
            last = found.Checkpoint;
        }

        foreach (var known in trusted.Where(it => missing.Contains(it.Number)))
            ReportUntrue(FindingKind.CheckpointMissing, known, "the trusted checkpoint is not there");
    }

    private void ReportUntrue(FindingKind kind, TrustedCheckpoint trusted, string detail)
    {
        _untrue++;
        Report(new Finding(kind, SubjectId: null, Sequence: null, EventId: null, detail)
        {
            Checkpoint = trusted.Number,
        });
    }

    private void ReportAll(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
            Report(finding);
    }

    private void Report(Finding finding)
    {
        _findings++;
        report(finding);
    }

    private sealed record CheckedHistory(List<HashedRow> Ledger, List<Finding> Findings);
}
