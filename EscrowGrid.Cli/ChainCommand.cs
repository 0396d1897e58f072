using System.Globalization;
using EscrowGrid.Chain.Evm.Contracts;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Cli;

/// <summary>The verbs <c>chain address</c> and <c>chain deploy</c>: what the on-chain mirror needs once.</summary>
internal static class ChainCommand
{
    /// <summary>Where a key is taken from when no file is named; never from the command line, which others can see.</summary>
    public const string KeyVariable = "ONCHAIN_OWNER_KEY";

    private const string KeyFile = "--key-file";

    /// <summary>Prints the address of a key, as contracts and explorers write it.</summary>
    public static async Task<int> ShowAddressAsync(Dictionary<string, string> options, TextWriter output)
    {
        var account = ContractDeployment.FindAccount(await ReadKeyAsync(options))
            ?? throw new InvalidDataException("the key is none of secp256k1");
        await output.WriteLineAsync(account.ToString());
        return CommandLine.Sound;
    }

    /// <summary>Deploys the contract and prints the settings that lead to it.</summary>
    public static async Task<int> DeployAsync(Dictionary<string, string> options, TextWriter output)
    {
        if (!Address.TryParse(options["--recorder"], out var recorder))
            throw new InvalidDataException("--recorder is no address: 0x and 40 hex digits, with their checksum");
        if (!Uri.TryCreate(options["--rpc-url"], UriKind.Absolute, out var node))
            throw new InvalidDataException("--rpc-url is no address of a node");
        var deployed = await ContractDeployment.RunAsync(
            new DeploymentOrder
            {
                RpcUrl = node,
                OwnerKey = await ReadKeyAsync(options),
                Recorder = recorder!,
                ChainId = options.TryGetValue("--chain-id", out var chain)
                    ? long.Parse(chain, NumberStyles.None, CultureInfo.InvariantCulture)
                    : null,
            },
            TimeProvider.System,
            CancellationToken.None);
        await output.WriteLineAsync($"ONCHAIN_CONTRACT_ADDRESS={deployed.Contract}");
        await output.WriteLineAsync($"ONCHAIN_CHAIN_ID={deployed.ChainId}");
        await output.WriteLineAsync(
            $"# owner {deployed.Owner}, transaction {deployed.TransactionHash} in block {deployed.Block}");
        return CommandLine.Sound;
    }

    private static async Task<string> ReadKeyAsync(Dictionary<string, string> options) =>
        options.TryGetValue(KeyFile, out var path)
            ? (await File.ReadAllTextAsync(path)).Trim()
            : Environment.GetEnvironmentVariable(KeyVariable)
                ?? throw new InvalidDataException($"no key: name a file by {KeyFile}, or set {KeyVariable}");
}
