using System.Globalization;
using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>
/// A Postgres cluster on disk: `data` is the cluster, `password` beside it the superuser's password (mode 0600).
/// Keeping them together is what stops a regenerated password from locking its owner out of existing data.
/// </summary>
internal sealed class PostgresCluster
{
    private readonly string _folder;
    private readonly PostgresServerOptions _options;

    private PostgresCluster(string folder, PostgresServerOptions options, PostgresBinaries binaries)
    {
        _folder = folder;
        _options = options;
        Binaries = binaries;
    }

    public PostgresBinaries Binaries { get; }

    public string Data => DataOf(_folder);

    public string Password { get; private set; } = "";

    private string PasswordFile => Path.Combine(_folder, "password");

    /// <summary>
    /// Opens the cluster in the folder, or creates it. Data of another major version is left untouched.
    /// </summary>
    public static async Task<PostgresCluster> OpenAsync(
        string folder, PostgresServerOptions options, CancellationToken ct)
    {
        var binaries = await CheckAsync(folder, ct);
        var cluster = new PostgresCluster(folder, options, binaries);
        if (ReadDataVersion(folder) is null)
            await cluster.CreateAsync(ct);
        else
            await cluster.AdoptPasswordAsync(ct);
        return cluster;
    }

    /// <summary>
    /// Finds the binaries for the folder (null for a fresh one), and refuses data that none of them can read.
    /// </summary>
    public static async Task<PostgresBinaries> CheckAsync(string? folder, CancellationToken ct)
    {
        var dataVersion = folder is null ? null : ReadDataVersion(folder);
        var binaries = await PostgresBinaries.FindAsync(dataVersion, ct);
        if (dataVersion is { } version && version != binaries.MajorVersion)
        {
            throw new LocalHostingException(
                $"The data in '{DataOf(folder!)}' belongs to PostgreSQL {version}, and this machine has PostgreSQL " +
                $"{binaries.MajorVersion} ({binaries.Folder}). Nothing was changed. Install PostgreSQL {version} " +
                $"(Debian: apt-get install postgresql-{version}) or point {PostgresBinaries.FolderVariable} at it, " +
                "and dump the data from there; or move the folder away to start empty.");
        }
        return binaries;
    }

    private static string DataOf(string folder) => Path.Combine(folder, "data");

    private static int? ReadDataVersion(string folder)
    {
        var file = Path.Combine(DataOf(folder), "PG_VERSION");
        // Before version 10 it was "9.6"; the first number is enough to refuse it.
        return File.Exists(file)
            ? int.Parse(File.ReadAllText(file).Trim().Split('.')[0], CultureInfo.InvariantCulture)
            : null;
    }

    private async Task CreateAsync(CancellationToken ct)
    {
        if (Directory.Exists(Data) && Directory.EnumerateFileSystemEntries(Data).Any())
        {
            throw new LocalHostingException(
                $"'{Data}' holds files but no PostgreSQL cluster (no PG_VERSION). Nothing was changed; move it away.");
        }
        PrivateFile.CreateFolder(_folder);
        Password = _options.Password ?? ReadKeptPassword() ?? GeneratedPassword.Create();
        PrivateFile.Write(PasswordFile, Password);
        // Created under another name and renamed when complete, so that an interrupted initdb leaves no half cluster.
        var unfinished = Data + ".new";
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        Own();
        await RunInitDbAsync(unfinished, ct);
        if (Directory.Exists(Data))
            Directory.Delete(Data);
        Directory.Move(unfinished, Data);
    }

    private async Task RunInitDbAsync(string target, CancellationToken ct)
    {
        List<string> arguments =
        [
            "--pgdata", target, "--username", _options.UserName, "--pwfile", PasswordFile,
            "--auth=scram-sha-256", "--encoding=UTF8", $"--locale={Locale}", "--no-instructions",
        ];
        if (_options.DataDirectory is null)
            arguments.Add("--no-sync");
        var (exitCode, output) = await ChildProcess.RunAsync(Command(Binaries.InitDb, arguments), ct);
        if (exitCode != 0)
        {
            throw new LocalHostingException(
                $"initdb could not create a cluster in '{target}' (exit code {exitCode}): {output}");
        }
    }

    /// <summary>Makes the cluster's password the configured one. Nobody needs to know the old one for it.</summary>
    private async Task AdoptPasswordAsync(CancellationToken ct)
    {
        var kept = ReadKeptPassword();
        Password = _options.Password ?? kept ?? GeneratedPassword.Create();
        Own();
        if (string.Equals(Password, kept, StringComparison.Ordinal))
            return;
        var sql = $"ALTER ROLE {Sql.Identifier(_options.UserName)} PASSWORD {Sql.Literal(Password)}\n";
        // Single-user mode reads SQL from standard input, without asking for a password.
        var command = Command(Binaries.Server, ["--single", "-D", Data, "postgres"]) with { StandardInput = sql };
        var (exitCode, output) = await ChildProcess.RunAsync(command, ct);
        if (exitCode != 0 || output.Contains("ERROR:", StringComparison.Ordinal))
        {
            throw new LocalHostingException(
                $"The password of the cluster in '{Data}' could not be changed (exit code {exitCode}): {output}");
        }
        PrivateFile.Write(PasswordFile, Password);
        Own();
    }

    private string? ReadKeptPassword() =>
        File.Exists(PasswordFile) && File.ReadAllText(PasswordFile) is { Length: > 0 } kept ? kept : null;

    private void Own()
    {
        if (ServerAccount.Current is not { } account)
            return;
        UnixCalls.ChangeOwner(_folder, account.UserId, account.GroupId);
        UnixCalls.ChangeOwner(PasswordFile, account.UserId, account.GroupId);
    }

    public static ChildProcessOptions Command(string program, IReadOnlyList<string> arguments) =>
        new(program, arguments)
        {
            Account = ServerAccount.Current,
            // Our caller's locale and PG* variables are not this server's business, and messages are read by a machine.
            Environment = [new("LC_ALL", "C"), new("PGOPTIONS", null), new("PGDATA", null), new("PGPORT", null)],
            StopSignal = UnixSignal.Interrupt,
        };

    // The C library of macOS has no C.UTF-8; both sort by code point.
    private static string Locale => OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
}
