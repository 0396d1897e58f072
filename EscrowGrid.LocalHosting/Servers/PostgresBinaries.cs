using System.Globalization;
using System.Text.RegularExpressions;
using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>A folder with `postgres` and `initdb` in it, and their major version.</summary>
internal sealed partial record PostgresBinaries(string Folder, int MajorVersion)
{
    public const string FolderVariable = "ESCROWGRID_POSTGRES_BIN";

    private static readonly string[] Programs = ["postgres", "initdb", "pg_ctl"];

    public string Server => Path.Combine(Folder, "postgres");

    public string InitDb => Path.Combine(Folder, "initdb");

    /// <summary>
    /// The binaries to use: the preferred ones, unless existing data asks for another major version that is installed
    /// too (<paramref name="dataVersion"/>, from its PG_VERSION; null when there is no data yet).
    /// </summary>
    public static async Task<PostgresBinaries> FindAsync(int? dataVersion, CancellationToken ct)
    {
        PostgresBinaries? preferred = null;
        foreach (var folder in Candidates().Distinct(StringComparer.Ordinal))
        {
            var found = new PostgresBinaries(folder, await ReadVersionAsync(folder, ct));
            preferred ??= found;
            if (dataVersion is null || dataVersion == found.MajorVersion)
                return found;
        }
        return preferred ?? throw new LocalHostingException(
            "PostgreSQL was not found on this machine. Install it (Debian, Ubuntu: apt-get install postgresql; " +
            $"macOS: brew install postgresql), or set {FolderVariable} to the folder that holds 'postgres' " +
            "and 'initdb'.");
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } chosen)
        {
            // An explicit choice is the only candidate: falling back to another server would hide a typing error.
            return IsServerFolder(chosen) ? [Path.GetFullPath(chosen)] : throw new LocalHostingException(
                $"{FolderVariable} is '{chosen}', but there is no 'postgres' and 'initdb' in that folder.");
        }
        return OnPath()
            .Concat(Versions("/usr/lib/postgresql", "*"))
            .Concat(Versions("/opt/homebrew/opt", "postgresql*"))
            .Concat(Versions("/usr/local/opt", "postgresql*"))
            .Where(IsServerFolder);
    }

    private static IEnumerable<string> OnPath() =>
        Programs
            .Select(Executables.OnPath).OfType<string>()
            // A distribution links /usr/local/bin/initdb to the folder where postgres lies beside it.
            .Select(program => File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)
            .Select(program => Path.GetDirectoryName(program)!);

    private static IEnumerable<string> Versions(string parent, string pattern) =>
        Directory.Exists(parent)
            ? Directory.EnumerateDirectories(parent, pattern)
                .OrderByDescending(folder => FirstNumber(Path.GetFileName(folder)))
                .Select(folder => Path.Combine(folder, "bin"))
            : [];

    private static bool IsServerFolder(string folder) =>
        File.Exists(Path.Combine(folder, "postgres")) && File.Exists(Path.Combine(folder, "initdb"));

    private static async Task<int> ReadVersionAsync(string folder, CancellationToken ct)
    {
        // "postgres (PostgreSQL) 15.18 (Debian ...)"
        var (_, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions(Path.Combine(folder, "postgres"), ["--version"]), ct);
        return FirstNumber(output);
    }

    private static int FirstNumber(string text) =>
        int.TryParse(Number().Match(text).Value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex("[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
