using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.Chain.Tests.Anvil;

/// <summary>The local chain and the compiler that <c>eng/install-servers.sh chain</c> brings.</summary>
internal static class ChainTools
{
    private const string Missing = "is missing: run eng/install-servers.sh chain, as test.sh does";

    /// <summary>The root of the repository.</summary>
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "eng", "chain-tools");

    /// <summary>The program of the local chain.</summary>
    public static string Anvil
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ESCROWGRID_ANVIL") is { Length: > 0 } chosen)
                return chosen;
            var packages = Path.Combine(Folder, "node_modules", "@foundry-rs");
            var programs = Directory.Exists(packages)
                ? Directory.GetFiles(packages, "anvil", SearchOption.AllDirectories)
                : [];
            return programs is [var program, ..] ? program : throw new FileNotFoundException($"anvil {Missing}");
        }
    }

    /// <returns>What the compiler makes of a Solidity file.</returns>
    public static async Task<string> CompileAsync(string file)
    {
        Assert.True(Directory.Exists(Path.Combine(Folder, "node_modules", "solc")), $"solc {Missing}");
        var node = Executables.OnPath("node") ?? throw new FileNotFoundException($"node {Missing}");
        var (exitCode, output) = await ChildProcess.RunAsync(
            new ChildProcessOptions(node, [Path.Combine(Folder, "compile.cjs"), file]), CancellationToken.None);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EscrowGrid.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside their repository.");
    }
}
