using System.Globalization;
using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;
using EscrowGrid.Core.Ledger.Verification;
using Npgsql;

namespace EscrowGrid.Cli;

/// <summary>The verbs behind <c>chain</c>: what wallets do that no service has the key of.</summary>
internal static class ChainCommand
{
    /// <summary>Has a key when no file is named; an argument never has, since others can see it.</summary>
    private const string KeyVariable = "ONCHAIN_KEY";

    private const string KeyFile = "--key-file";
    private const string Node = "--rpc-url";
    private const string Contract = "--contract";
    private const string Recorder = "--recorder";
    private const string Account = "--account";
    private const string Database = "--database";
    private const string ChainId = "--chain-id";

    private const string LastCheckpoint =
        "SELECT number, encode(hash, 'hex') FROM ledger_checkpoints ORDER BY number DESC LIMIT 1";

    /// <returns>What the verb does; null when there is none, or an option is missing.</returns>
    public static Func<TextWriter, Task<int>>? Find(string verb, Dictionary<string, string> options)
    {
        return verb switch
        {
            "address" => output => ShowAddressAsync(options, output),
            "deploy" when Has(Node, Recorder) => output => DeployAsync(options, output),
            "allow" when Has(Node, Contract, Account) => output => AllowAsync(options, output),
            "anchor" when Has(Node, Contract, Database) => output => AnchorAsync(options, output),
            _ => null,
        };

        bool Has(params string[] names) => Array.TrueForAll(names, options.ContainsKey);
    }

    /// <summary>The checkpoints that the chain has, to verify a ledger by.</summary>
    /// <exception cref="InvalidDataException">It has none.</exception>
    public static async Task<IReadOnlyList<TrustedCheckpoint>> ListAnchoredAsync(Dictionary<string, string> options)
    {
        var anchored = await CheckpointAnchor.ListAsync(
            ReadNode(options), ReadAddress(options, Contract), TimeProvider.System, CancellationToken.None);
        return anchored.Count > 0
            ? anchored
            : throw new InvalidDataException("no checkpoint is anchored in this contract");
    }

    /// <summary>The address of a key, as contracts and explorers write it.</summary>
    private static async Task<int> ShowAddressAsync(Dictionary<string, string> options, TextWriter output)
    {
        var account = ContractDeployment.FindAccount(await ReadKeyAsync(options))
            ?? throw new InvalidDataException("the key is none of secp256k1");
        await output.WriteLineAsync(account.ToString());
        return CommandLine.Sound;
    }

    /// <summary>Prints the settings that lead to the contract.</summary>
    private static async Task<int> DeployAsync(Dictionary<string, string> options, TextWriter output)
    {
        var recorder = ReadAddress(options, Recorder);
        var deployed = await ContractDeployment.RunAsync(
            await ReadOrderAsync(options), recorder, TimeProvider.System, CancellationToken.None);
        await output.WriteLineAsync($"ONCHAIN_CONTRACT_ADDRESS={deployed.Contract}");
        await output.WriteLineAsync($"ONCHAIN_CHAIN_ID={deployed.ChainId}");
        await output.WriteLineAsync(
            $"# owner {deployed.Owner}, transaction {deployed.TransactionHash} in block {deployed.Block}");
        return CommandLine.Sound;
    }

    private static async Task<int> AllowAsync(Dictionary<string, string> options, TextWriter output)
    {
        var account = ReadAddress(options, Account);
        var hash = await CheckpointAnchor.AllowAsync(
            await ReadOrderAsync(options), account, TimeProvider.System, CancellationToken.None);
        await output.WriteLineAsync($"{account} may record, transaction {hash}");
        return CommandLine.Sound;
    }

    private static async Task<int> AnchorAsync(Dictionary<string, string> options, TextWriter output)
    {
        if (await FindLastAsync(options[Database]) is not { } checkpoint)
            throw new InvalidDataException("the ledger has no checkpoint yet");
        var hash = await CheckpointAnchor.AnchorAsync(
            await ReadOrderAsync(options), checkpoint, TimeProvider.System, CancellationToken.None);
        await output.WriteLineAsync($"checkpoint {checkpoint.Number} {checkpoint.Hash}, transaction {hash}");
        return CommandLine.Sound;
    }

    private static async Task<(long Number, string Hash)?> FindLastAsync(string database)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(LastCheckpoint);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync() ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    private static async Task<ContractOrder> ReadOrderAsync(Dictionary<string, string> options) => new()
    {
        RpcUrl = ReadNode(options),
        Key = await ReadKeyAsync(options),
        Contract = options.ContainsKey(Contract) ? ReadAddress(options, Contract) : null,
        ChainId = options.TryGetValue(ChainId, out var chain)
            ? long.Parse(chain, NumberStyles.None, CultureInfo.InvariantCulture)
            : null,
    };

    private static Uri ReadNode(Dictionary<string, string> options) =>
        options.TryGetValue(Node, out var text) && Uri.TryCreate(text, UriKind.Absolute, out var node)
            ? node
            : throw new InvalidDataException($"{Node} is no address of a node");

    private static Address ReadAddress(Dictionary<string, string> options, string name) =>
        Address.TryParse(options[name], out var address)
            ? address!
            : throw new InvalidDataException($"{name} is no address: 0x and 40 hex digits, with their checksum");

    private static async Task<string> ReadKeyAsync(Dictionary<string, string> options) =>
        options.TryGetValue(KeyFile, out var path)
            ? (await File.ReadAllTextAsync(path)).Trim()
            : Environment.GetEnvironmentVariable(KeyVariable)
                ?? throw new InvalidDataException($"no key: name a file by {KeyFile}, or set {KeyVariable}");
}
