using System.Diagnostics;

namespace EscrowGrid.Rails.Tests.Stripe;

/// <summary>Stripe's own client, in another language: our code has no part in what it thinks.</summary>
internal static class StripeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="input">What the command reads.</param>
    /// <param name="words">The command and its words.</param>
    /// <returns>The exit code, and what it said.</returns>
    public static async Task<(int Code, string Said)> RunAsync(string input, params string[] words)
    {
        var tools = Path.Combine(FindRoot(), "eng", "stripe-tools");
        Assert.True(
            Directory.Exists(Path.Combine(tools, "node_modules")),
            "Stripe's client is missing: run eng/install-servers.sh stripe, as test.sh does");
        string[] arguments = [Path.Combine(tools, "stripe.cjs"), .. words];
        using var process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        var said = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, $"{await said}{await error}".Trim());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "EscrowGrid.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside their repository.");
    }
}
