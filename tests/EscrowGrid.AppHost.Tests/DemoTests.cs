using System.Diagnostics;
using Xunit.Abstractions;

namespace EscrowGrid.AppHost.Tests;

/// <summary>The scripts that show the product to a newcomer, as he would run them.</summary>
[Collection(WholeApplication.Name)]
public sealed class DemoTests(RunningApplication running, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("demo.sh", "its ledger tells how and adds up.")]
    [InlineData("demo-escrows.sh", "the ledger, the providers and the proof agree.")]
    public async Task Demo_AgainstTheRunningApplication_EndsWell(string script, string lastWords)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(FindRoot(), script)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["API_URL"] = running.Application.GetEndpoint("api", "http").ToString().TrimEnd('/'),
                ["STANDINS_URL"] = running.Application.GetEndpoint("stand-ins", "http").ToString().TrimEnd('/'),
                ["ROOT_API_KEY"] = RunningApplication.RootKey,
            },
        };
        using var deadline = new CancellationTokenSource(Limit);
        using var demo = Process.Start(start)!;
        var errors = demo.StandardError.ReadToEndAsync(deadline.Token);
        var shown = await demo.StandardOutput.ReadToEndAsync(deadline.Token);
        await demo.WaitForExitAsync(deadline.Token);
        output.WriteLine(shown);

        Assert.Equal("", await errors);
        Assert.Equal(0, demo.ExitCode);
        Assert.EndsWith(lastWords, shown.TrimEnd(), StringComparison.Ordinal);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EscrowGrid.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The repository was not found.");
        return folder.FullName;
    }
}
