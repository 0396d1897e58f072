using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EscrowGrid.LocalHosting.Servers;
using Npgsql;

namespace EscrowGrid.Benchmarks;

/// <summary>
/// What the database does without us: the rows of one created position, written by pgbench as one prepared statement.
/// The ratio to it is what can be compared between machines.
/// </summary>
internal static partial class PgBench
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Transactions a second, or null where pgbench is not installed.</summary>
    public static async Task<double?> RunAsync(
        PostgresServer postgres, string database, SampleData data, int connections, TimeSpan duration)
    {
        if (Find() is not { } pgbench) return null;
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, Statement(data));
            var address = new NpgsqlConnectionStringBuilder(postgres.ConnectionString(database));
            var start = new ProcessStartInfo(pgbench,
            [
                "-n", "-M", "prepared", "-f", script, "-c", $"{connections}", "-j", "1",
                "-T", $"{(int)duration.TotalSeconds}", "-h", address.Host!, "-p", $"{address.Port}",
                "-U", address.Username!, database,
            ])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["PGPASSWORD"] = address.Password },
            };
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return Tps().Match(output) is { Success: true } match
                ? double.Parse(match.Groups["tps"].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"pgbench failed: {await errors}");
        }
        finally
        {
            File.Delete(script);
        }
    }

    /// <summary>The same four rows with the same columns filled as a POST of a position writes them.</summary>
    private static string Statement(SampleData data)
    {
        var institution = Guid.Parse(data.InstitutionId.Split('_')[1]);
        var asset = Guid.Parse(data.AssetId.Split('_')[1]);
        return $$"""
            WITH p AS (
              INSERT INTO positions (id, institution_id, asset_id, holder_reference, currency, amount, state, version,
                created_at, updated_at)
              VALUES (gen_random_uuid(), '{{institution}}', '{{asset}}', 'HOLDER_1', 'USD', 1000.25, 'CREATED', 1,
                now(), now())
              RETURNING id),
            l AS (
              INSERT INTO ledger_events (position_id, sequence, at, id, kind, new_state, payload)
              SELECT id, 1, now(), gen_random_uuid(), 'POSITION_CREATED', 'CREATED', '{"amount":1000.25}'
              FROM p),
            a AS (
              INSERT INTO audit_events (occurred_at, id, request_id, actor_role, api_key_id, institution_id,
                method, path, action, outcome, status_code, resource_type, resource_id, payload)
              SELECT now(), gen_random_uuid(), 'pgbench', 'admin', gen_random_uuid(), '{{institution}}',
                'POST', '/positions', 'POSITION_CREATED', 'success', 201, 'position', id::text,
                '{"amount":1000.25}' FROM p)
            INSERT INTO outbox_messages (id, type, institution_id, subject, sequence, occurred_at, payload)
            SELECT gen_random_uuid(), 'escrowgrid.position.created', '{{institution}}', id::text, 1, now(),
              '{"amount":1000.25}'
            FROM p;
            """.ReplaceLineEndings(" ");
    }

    private static string? Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Concat(Directory.Exists(Debian)
                ? Directory.GetDirectories(Debian).OrderDescending().Select(version => Path.Combine(version, "bin"))
                : []);
        return folders.Select(folder => Path.Combine(folder, "pgbench")).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex(@"tps = (?<tps>[0-9.]+)", RegexOptions.None, 1000)]
    private static partial Regex Tps();
}
