using System.Diagnostics;
using System.Globalization;

namespace EscrowGrid.Chain.Tests.Mirror;

/// <summary>The product's worker, as it is built, in a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(MirrorUnderTest mirror)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program()])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["MODE"] = "worker",
                ["STORE_BACKEND"] = "postgres",
                ["ConnectionStrings__escrowdb"] = mirror.Database,
                ["ONCHAIN_LEDGER_ENABLED"] = "true",
                ["ONCHAIN_RPC_URL"] = mirror.Node.Address.ToString(),
                ["ONCHAIN_PRIVATE_KEY"] = mirror.Recorder.Secret,
                ["ONCHAIN_CONTRACT_ADDRESS"] = mirror.Contract.Address.ToString(),
                ["ONCHAIN_CONFIRMATIONS"] = mirror.Rules.Confirmations.ToString(CultureInfo.InvariantCulture),
            },
        };
        var process = Process.Start(start)!;
        // Read and dropped: a full pipe would stop the process.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new WorkerProcess(process);
    }

    /// <summary>kill -9.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>Beside this assembly in the artifacts folder, in the same configuration.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(here.Parent!.Parent!.FullName, "EscrowGrid.Worker", here.Name, "EscrowGrid.Worker.dll");
    }
}
