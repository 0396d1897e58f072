using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using EscrowGrid.LocalHosting.Servers;
using Npgsql;

namespace EscrowGrid.Benchmarks.Reference;

/// <summary>
/// What the database does without us: the same rows, by pgbench and prepared statements. The ratio to it is what can
/// be compared between machines.
/// </summary>
internal static partial class PgBench
{
    private const string Debian = "/usr/lib/postgresql";

    /// <summary>Transactions a second, or null where pgbench is not installed.</summary>
    public static async Task<double?> RunAsync(
        PostgresServer postgres, string database, string statements, int connections, TimeSpan duration)
    {
        if (Find() is not { } pgbench)
            return null;
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, statements);
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
