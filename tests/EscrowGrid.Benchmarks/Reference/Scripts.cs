using EscrowGrid.Benchmarks.Subject;

namespace EscrowGrid.Benchmarks.Reference;

/// <summary>The rows that each operation writes or reads, as pgbench scripts. A line is a statement.</summary>
internal static class Scripts
{
    // Hashes of the right size; what they are of is not the database's concern.
    private static readonly string Hash0 = new('0', 64);
    private static readonly string Hash1 = new('1', 64);
    private static readonly string Hash2 = new('2', 64);

    public static string Create(SampleData data) => OnOneLine(CreatePosition(data)) + ";\n";

    /// <summary>Two transactions, as the API makes them.</summary>
    public static string CreateAndFund(SampleData data) =>
        OnOneLine(CreatePosition(data) + " RETURNING subject AS position") + " \\gset\n"
        + OnOneLine(Fund(data)) + ";\n";

    public static string Get(SampleData data)
    {
        var ids = string.Join(',', data.PositionIds.Select(id => $"'{Uuid(id)}'::uuid"));
        return $"""
            \set turn random(1, {data.PositionIds.Count})
            SELECT * FROM positions WHERE id = (ARRAY[{ids}])[:turn];
            SELECT * FROM position_events WHERE position_id = (ARRAY[{ids}])[:turn] ORDER BY sequence;

            """;
    }

    public static string List(string institution, int pageSize) => OnOneLine(
        $"""
        SELECT * FROM positions WHERE institution_id = '{Uuid(institution)}' ORDER BY created_at, id LIMIT {pageSize}
        """) + ";\n";

    private static string CreatePosition(SampleData data) =>
        $$"""
        WITH p AS (
            INSERT INTO positions (id, institution_id, asset_id, holder_reference, currency, amount, remaining_amount,
                state, version, created_at, updated_at, ledger_head)
            VALUES (gen_random_uuid(), '{{Uuid(data.InstitutionId)}}', '{{Uuid(data.AssetId)}}', 'HOLDER_1', 'USD',
                1000.25, 1000.25, 'CREATED', 1, now(), now(), '\x{{Hash1}}')
            RETURNING id),
        l AS (
            INSERT INTO ledger_events (position_id, sequence, at, id, kind, new_state, payload, previous_hash, hash)
            SELECT id, 1, now(), gen_random_uuid(), 'POSITION_CREATED', 'CREATED', '{"amount":1000.25}',
                CAST('\x{{Hash0}}' AS bytea), CAST('\x{{Hash1}}' AS bytea)
            FROM p),
        a AS ({{Audit(data, "POSITION_CREATED", "p")}})
        {{Message(data, "created", "p")}}
        """;

    private static string Fund(SampleData data) =>
        $$"""
        WITH p AS (
            UPDATE positions SET state = 'FUNDED', version = 2, updated_at = now(), ledger_head = '\x{{Hash2}}'
            WHERE id = CAST(:position AS uuid) AND version = 1
            RETURNING id),
        s AS (
            INSERT INTO position_events (position_id, sequence, at, id, from_state, to_state)
            SELECT id, 2, now(), gen_random_uuid(), 'CREATED', 'FUNDED' FROM p),
        l AS (
            INSERT INTO ledger_events (position_id, sequence, at, id, kind, previous_state, new_state, payload,
                previous_hash, hash)
            SELECT id, 2, now(), gen_random_uuid(), 'POSITION_STATE_CHANGED', 'CREATED', 'FUNDED', '{}',
                CAST('\x{{Hash1}}' AS bytea), CAST('\x{{Hash2}}' AS bytea)
            FROM p),
        a AS ({{Audit(data, "POSITION_TRANSITIONED", "p")}})
        {{Message(data, "transitioned", "p")}}
        """;

    private static string Audit(SampleData data, string action, string position) =>
        $$"""
        INSERT INTO audit_events (occurred_at, id, request_id, actor_role, api_key_id, institution_id, method, path,
            action, outcome, status_code, resource_type, resource_id, payload)
        SELECT now(), gen_random_uuid(), 'pgbench', 'admin', gen_random_uuid(), '{{Uuid(data.InstitutionId)}}', 'POST',
            '/positions', '{{action}}', 'success', 201, 'position', id::text, '{"amount":1000.25}'
        FROM {{position}}
        """;

    private static string Message(SampleData data, string type, string position) =>
        $$"""
        INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
        SELECT gen_random_uuid(), 'escrowgrid.position.{{type}}', '{{Uuid(data.InstitutionId)}}', id::text, 1, now(),
            '{"amount":1000.25}'
        FROM {{position}}
        """;

    private static string Uuid(string id) => Guid.Parse(id.Split('_')[1]).ToString();

    private static string OnOneLine(string statement) => statement.ReplaceLineEndings(" ");
}
