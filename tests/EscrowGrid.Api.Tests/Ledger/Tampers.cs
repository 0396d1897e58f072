using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Ledger.Verification;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>Random attacks, from clumsy to careful ones.</summary>
internal sealed class Tampers
{
    private static readonly string[] EventColumns =
    [
        "payload = '{\"amount\":9}'", "at = at + interval '1 second'", "new_state = 'CANCELLED'",
        "id = gen_random_uuid()",
        "previous_hash = sha256('x')", "hash = sha256('x')", "kind = 'OTHER'", "payload = (payload::text || ' ')::json",
    ];

    private static readonly string[] PositionColumns =
    [
        "state = 'EXPIRED'", "amount = amount + 0.00000001", "holder_reference = 'thief'", "external_reference = 'x'",
        "version = version + 1", "updated_at = updated_at + interval '1 ms'", "ledger_head = sha256('x')",
        "created_at = created_at - interval '1 ms'", "institution_id = gen_random_uuid()", "currency = 'EUR'",
    ];

    private static readonly string[] LifecycleColumns =
        ["reason = 'because'", "to_state = 'EXPIRED'", "metadata = '{}'", "from_state = 'EXPIRED'", "reason = NULL"];

    private static readonly string[] CheckpointColumns =
    [
        "root = sha256('x')", "hash = sha256('x')", "previous_hash = sha256('x')",
        "created_at = created_at + interval '1 s'",
        "through_sequence = through_sequence + 1", "leaves = set_byte(leaves, 71, get_byte(leaves, 71) # 1)",
        "leaves = substr(leaves, 73), count = count - 1",
    ];

    private readonly TamperTarget _target;
    private readonly Random _random;
    private readonly Func<Tamper>[] _kinds;
    private int _turn;

    public Tampers(TamperTarget target, Random random)
    {
        (_target, _random) = (target, random);
        _kinds =
        [
            ChangeEvent, ChangeAndRehashEvent, RewriteLedger, DropEvent, DropPosition, CutEnd, SwapPayloads,
            SwapPositions, InsertEvent, InsertIntoSealed, ChangePosition, ChangeLifecycle, DropLifecycle,
            ChangeCheckpoint, DropCheckpoint, CutCheckpoints, RewriteCheckpoints, MoveInLog,
            .. new MoneyTampers(target, random).Kinds,
        ];
    }

    public int Kinds => _kinds.Length;

    public Tamper Next() => _kinds[_turn++ % _kinds.Length]();

    private static string Uuid(string id) => id[(id.IndexOf('_') + 1)..];

    private static string Bytes(Sha256Digest hash) => $@"'\x{hash}'";

    private static Func<Finding, bool> Names(LedgerRow row) => finding =>
        finding.EventId == row.Id || (finding.SubjectId == row.SubjectId && finding.Sequence == row.Sequence);

    private static string Where(LedgerRow row) =>
        $"WHERE position_id = '{Uuid(row.SubjectId)}' AND sequence = {row.Sequence}";

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private LedgerRow AnyRow() => Any(Any(_target.Histories).Ledger).Row;

    private LedgerRow Forge(LedgerRow row) =>
        row with { Payload = JsonText.FromStored($$"""{"forged":{{_random.Next()}}}""") };

    private Tamper ChangeEvent()
    {
        var row = AnyRow();
        var change = Any(EventColumns);
        // White space is no change of the content.
        if (change.Contains("|| ' '", StringComparison.Ordinal))
            change = $"payload = '{Forge(row).Payload}'";
        return new Tamper("event changed", $"UPDATE ledger_events SET {change} {Where(row)}", Names(row));
    }

    private Tamper ChangeAndRehashEvent()
    {
        var row = AnyRow();
        var forged = Forge(row);
        return new Tamper(
            "event changed with its hash",
            $"UPDATE ledger_events SET payload = '{forged.Payload}', hash = {Bytes(forged.ComputeHash())} {Where(row)}",
            finding => finding.SubjectId == row.SubjectId);
    }

    /// <summary>Everything of the position fits together afterwards; only the seal knows.</summary>
    private Tamper RewriteLedger()
    {
        var history = Any(_target.SealedHistories);
        var start = _random.Next(history.Ledger.Count);
        var (sql, previous) = ("", history.Ledger[start].Row.PreviousHash);
        foreach (var logged in history.Ledger.Skip(start))
        {
            var told = logged.Row.Sequence == start + 1 ? Reworded(logged.Row) : logged.Row;
            var row = told with { PreviousHash = previous };
            previous = row.ComputeHash().ToString();
            sql += $"UPDATE ledger_events SET payload = '{row.Payload}', hash = '\\x{previous}', "
                + $"previous_hash = '\\x{row.PreviousHash}' {Where(row)}; ";
        }

        sql += $"UPDATE positions SET ledger_head = '\\x{previous}' WHERE id = '{Uuid(history.PositionId)}'";
        return new Tamper("ledger of a position rewritten", sql, Names(history.Ledger[start].Row));
    }

    private LedgerRow Reworded(LedgerRow row) => row with
    {
        Payload = JsonText.FromStored(row.Payload.Text[..^1] + $",\"note\":{_random.Next()}}}"),
    };

    private Tamper DropEvent()
    {
        var row = AnyRow();
        return new Tamper("event dropped", $"DELETE FROM ledger_events {Where(row)}", Names(row));
    }

    private Tamper DropPosition()
    {
        var history = Any(_target.SealedHistories);
        var id = Uuid(history.PositionId);
        return new Tamper(
            "position dropped with all its events",
            $"DELETE FROM ledger_events WHERE position_id = '{id}'; "
            + $"DELETE FROM position_events WHERE position_id = '{id}'; "
            + $"DELETE FROM positions WHERE id = '{id}'",
            Names(history.Ledger[0].Row));
    }

    /// <summary>The position is set back as if the last transition had never been.</summary>
    private Tamper CutEnd()
    {
        var history = Any(_target.SealedHistories);
        var (last, before) = (history.Ledger[^1].Row, history.Ledger[^2].Row);
        return new Tamper(
            "end cut off, with the position set back",
            $"DELETE FROM ledger_events {Where(last)}; DELETE FROM position_events {Where(last)}; "
            + $"UPDATE positions SET state = '{before.NewState}', version = {before.Sequence}, "
            + $"updated_at = '{before.At:O}', ledger_head = '\\x{before.Hash}' WHERE id = '{Uuid(last.SubjectId)}'",
            Names(last));
    }

    private Tamper SwapPayloads()
    {
        var first = Any(_target.Histories[0].Ledger).Row;
        var second = Any(Any(_target.Histories.Skip(1).ToList()).Ledger).Row;
        return new Tamper(
            "payloads of two events swapped",
            $"UPDATE ledger_events SET payload = '{second.Payload}' {Where(first)}; "
            + $"UPDATE ledger_events SET payload = '{first.Payload}' {Where(second)}",
            Names(first));
    }

    private Tamper SwapPositions()
    {
        var first = _target.Histories[0].Ledger[0].Row;
        var second = Any(_target.Histories.Skip(1).ToList()).Ledger[0].Row;
        return new Tamper(
            "first events of two positions swapped",
            $"UPDATE ledger_events SET position_id = '{Guid.Empty}' {Where(first)}; "
            + $"UPDATE ledger_events SET position_id = '{Uuid(first.SubjectId)}' {Where(second)}; "
            + $"UPDATE ledger_events SET position_id = '{Uuid(second.SubjectId)}' WHERE position_id = '{Guid.Empty}'",
            Names(second));
    }

    private Tamper InsertEvent()
    {
        var last = Any(_target.Histories).Ledger[^1].Row;
        var forged = Next(last);
        return new Tamper("event inserted", Insert(last, forged), Names(forged));
    }

    /// <summary>With the head, the state and the lifecycle event, dated into a sealed part of the log.</summary>
    private Tamper InsertIntoSealed()
    {
        var history = Any(_target.SealedHistories);
        var last = history.Ledger[^1];
        var forged = Next(last.Row);
        return new Tamper(
            "event inserted with all that belongs to it, into the sealed log",
            Insert(last.Row, forged)
            + $"; UPDATE ledger_events SET log_transaction = {last.LogTransaction}, log_sequence = 0 {Where(forged)}; "
            + $"UPDATE positions SET state = 'EXPIRED', version = {forged.Sequence}, ledger_head = '\\x{forged.Hash}' "
            + $"WHERE id = '{Uuid(forged.SubjectId)}'; "
            + "INSERT INTO position_events (position_id, sequence, at, id, from_state, to_state) "
            + $"VALUES ('{Uuid(forged.SubjectId)}', {forged.Sequence}, '{forged.At:O}', gen_random_uuid(), "
            + "'FUNDED', 'EXPIRED')",
            Names(forged));
    }

    private static LedgerRow Next(LedgerRow last)
    {
        var open = last with
        {
            Id = $"led_{Guid.NewGuid()}",
            Kind = "POSITION_STATE_CHANGED",
            Sequence = last.Sequence + 1,
            PreviousState = last.NewState,
            NewState = "EXPIRED",
            Payload = JsonText.EmptyObject,
            PreviousHash = last.Hash,
        };
        return open with { Hash = open.ComputeHash().ToString() };
    }

    private static string Insert(LedgerRow last, LedgerRow row) =>
        "INSERT INTO ledger_events (id, kind, position_id, sequence, at, previous_state, new_state, payload, "
        + $"previous_hash, hash) VALUES ('{Uuid(row.Id)}', '{row.Kind}', '{Uuid(row.SubjectId)}', {row.Sequence}, "
        + $"'{row.At:O}', '{last.NewState}', '{row.NewState}', '{row.Payload}', '\\x{row.PreviousHash}', "
        + $"'\\x{row.Hash}')";

    private Tamper ChangePosition()
    {
        var id = Any(_target.Histories).PositionId;
        return new Tamper(
            "position changed",
            $"UPDATE positions SET {Any(PositionColumns)} WHERE id = '{Uuid(id)}'",
            finding => finding.SubjectId == id);
    }

    private Tamper ChangeLifecycle()
    {
        var step = Any(Any(_target.SealedHistories).Ledger.Skip(1).ToList()).Row;
        return new Tamper(
            "lifecycle event changed",
            $"UPDATE position_events SET {Any(LifecycleColumns)} {Where(step)}",
            Names(step));
    }

    private Tamper DropLifecycle()
    {
        var step = Any(Any(_target.Histories).Ledger.Skip(1).ToList()).Row;
        return new Tamper("lifecycle event dropped", $"DELETE FROM position_events {Where(step)}", Names(step));
    }

    private Tamper ChangeCheckpoint()
    {
        var number = Any(_target.Checkpoints).Checkpoint.Number;
        return new Tamper(
            "checkpoint changed",
            $"UPDATE ledger_checkpoints SET {Any(CheckpointColumns)} WHERE number = {number}",
            finding => finding.Checkpoint == number);
    }

    private Tamper DropCheckpoint()
    {
        var number = _random.Next(1, _target.Checkpoints.Count);
        return new Tamper(
            "checkpoint dropped",
            $"DELETE FROM ledger_checkpoints WHERE number = {number}",
            finding => finding.Checkpoint == number);
    }

    private Tamper CutCheckpoints()
    {
        var number = _random.Next(1, _target.Checkpoints.Count + 1);
        return new Tamper(
            "last checkpoints cut off",
            $"DELETE FROM ledger_checkpoints WHERE number >= {number}",
            finding => finding.Checkpoint == _target.Trusted.Number);
    }

    /// <summary>The careful attacker seals the ledger again after the change; only the kept hash knows.</summary>
    private Tamper RewriteCheckpoints()
    {
        var rewritten = RewriteLedger();
        var sql = "";
        LedgerCheckpoint? previous = null;
        foreach (var found in _target.Checkpoints)
        {
            var leaves = found.Leaves
                .Select(leaf => leaf with { Hash = Sha256Digest.Of($"{_random.Next()}") }).ToList();
            previous = LedgerCheckpoint.Seal(
                previous, leaves, found.Checkpoint.Through, found.Checkpoint.CreatedAt);
            sql += $"UPDATE ledger_checkpoints SET previous_hash = {Bytes(previous.PreviousHash)}, "
                + $"root = {Bytes(previous.Root)}, hash = {Bytes(previous.Hash)}, "
                + $@"leaves = '\x{Convert.ToHexStringLower(LedgerLeaf.Encode(leaves))}' "
                + $"WHERE number = {previous.Number}; ";
        }

        return new Tamper(
            "checkpoints sealed again",
            sql + rewritten.Sql,
            finding => finding.Kind is FindingKind.NotTheTrustedLedger);
    }

    /// <summary>Not the first event of all: before it there is only the beginning.</summary>
    private Tamper MoveInLog()
    {
        var first = _target.Checkpoints[0].Leaves[0].Id.ToString();
        var row = Any(Any(_target.SealedHistories).Ledger.Where(logged => logged.Row.Id != first).ToList()).Row;
        var place = Any(["log_transaction = log_transaction + 1000000", "log_transaction = 1"]);
        return new Tamper("event moved in the log", $"UPDATE ledger_events SET {place} {Where(row)}", Names(row));
    }
}
