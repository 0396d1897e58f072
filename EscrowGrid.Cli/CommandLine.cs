using System.ComponentModel;
using System.Text.Json;
using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Ledger.Verification;
using EscrowGrid.Core.Storage.Postgres;
using Npgsql;

namespace EscrowGrid.Cli;

/// <summary>The verbs. They need no running service; some are the worker's program's.</summary>
internal static class CommandLine
{
    public const int Sound = 0;
    public const int Tampered = 1;
    public const int Failed = 2;

    private const string Usage =
        """
        escrowgrid verify --database <connection string> [--checkpoint <file>]
        escrowgrid verify --file <export>                [--checkpoint <file>]
                          [--rpc-url <node> --contract <address>]
        escrowgrid export --database <connection string> --out <file>
        escrowgrid chain deploy  --rpc-url <node> --recorder <address> [--chain-id <id>] [--key-file <file>]
        escrowgrid chain allow   --rpc-url <node> --contract <address> --account <address> [...]
        escrowgrid chain anchor  --rpc-url <node> --contract <address> --database <connection string> [...]
        escrowgrid chain address [--key-file <file>]
        escrowgrid migrate | doctor [--json]
        escrowgrid replay --consumer <name> --from <time> [--apply --actor <name> --reason <text>] [...]
        escrowgrid resume [--apply --actor <name> --reason <text>]

        --checkpoint names a file with a checkpoint that you kept: {"number": 7, "hash": "..."}.
        --rpc-url and --contract take all that are anchored on the chain instead.
        --key-file names a file with a private key; without it the variable ONCHAIN_KEY has it.
        migrate, doctor, replay and resume run the worker's program with its settings: EscrowGrid.Worker.dll beside this
        program, or named by the variable ESCROWGRID_WORKER. Their exit codes are its own.
        Exit codes of the others: 0 nothing found, 1 findings, 2 it could not be done.
        """;

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            if (args is [var first, ..] && WorkerVerb.Knows(first))
                return await WorkerVerb.RunAsync(args);
            var options = Read(args);
            switch (args)
            {
                case ["verify", ..] when options.ContainsKey("--database") != options.ContainsKey("--file"):
                    return await VerifyAsync(options, output);
                case ["export", ..] when options.ContainsKey("--database") && options.ContainsKey("--out"):
                    return await ExportAsync(options["--database"], options["--out"], output);
                case ["chain", var verb, ..] when ChainCommand.Find(verb, options) is { } run:
                    return await run(output);
                default:
                    await errors.WriteLineAsync(Usage);
                    return Failed;
            }
        }
        catch (Exception exception) when (exception is NpgsqlException or IOException or InvalidDataException
            or JsonException or ArgumentException or UnauthorizedAccessException or TimeoutException or FormatException
            or OverflowException or ChainUnavailableException or Win32Exception)
        {
            await errors.WriteLineAsync($"escrowgrid: {exception.Message}");
            return Failed;
        }
    }

    /// <exception cref="InvalidDataException">An option is without a value.</exception>
    /// <exception cref="ArgumentException">An option is named twice.</exception>
    private static Dictionary<string, string> Read(string[] args)
    {
        string[] rest = args switch
        {
            ["chain", _, .. var given] => given,
            [_, .. var given] => given,
            [] => [],
        };
        return rest.Length % 2 == 0
            ? rest.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            : throw new InvalidDataException("an option is without a value");
    }

    private static async Task<int> VerifyAsync(Dictionary<string, string> options, TextWriter output)
    {
        var trusted = await ListTrustedAsync(options);
        var verifier = new LedgerVerifier(
            finding => output.WriteLine(finding), count => output.WriteLine($"{count} events"));
        var result = options.TryGetValue("--file", out var file)
            ? await verifier.RunAsync(new LedgerFile(file), trusted, CancellationToken.None)
            : await ReadDatabaseAsync(
                options["--database"], source => verifier.RunAsync(source, trusted, CancellationToken.None));
        await output.WriteLineAsync(
            $"{result.Positions} positions, {result.Escrows} escrows, {result.Events} ledger events "
            + $"({result.Unsealed} not sealed yet), {result.Checkpoints} checkpoints: {result.Findings} findings");
        if (options.ContainsKey("--contract"))
            await output.WriteLineAsync($"{result.Trusted} anchored checkpoints compared, {result.Untrue} wrong");
        return result.Findings == 0 ? Sound : Tampered;
    }

    /// <exception cref="InvalidDataException">Two are named, or the contract has none.</exception>
    private static async Task<IReadOnlyList<TrustedCheckpoint>> ListTrustedAsync(Dictionary<string, string> options)
    {
        if (!options.TryGetValue("--checkpoint", out var kept))
            return options.ContainsKey("--contract") ? await ChainCommand.ListAnchoredAsync(options) : [];
        if (options.ContainsKey("--contract"))
            throw new InvalidDataException("--checkpoint and --contract both name trusted checkpoints; keep one");
        var text = await File.ReadAllTextAsync(kept);
        return JsonSerializer.Deserialize<TrustedCheckpoint>(text, JsonSerializerOptions.Web) is { } it ? [it] : [];
    }

    private static async Task<int> ExportAsync(string database, string path, TextWriter output)
    {
        await using var file = new StreamWriter(path);
        var lines = await ReadDatabaseAsync(
            database, source => LedgerFile.WriteAsync(source, file, CancellationToken.None));
        await output.WriteLineAsync($"{lines} lines");
        return Sound;
    }

    private static async Task<T> ReadDatabaseAsync<T>(string database, Func<ILedgerSource, Task<T>> read)
    {
        await using var source = NpgsqlDataSource.Create(database);
        return await new PostgresReplayStore(source).ReadAsync(read, CancellationToken.None);
    }
}
