using System.Diagnostics;
using EscrowGrid.Testing;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>Signs as the documentation tells whoever has no program yet: by its line of shell, with openssl.</summary>
internal static class ShellSignature
{
    private const string Begins = "SIGNATURE=";

    public static async Task<string> OfAsync(string value, string secret)
    {
        var page = await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Find(), "docs/operate/kafka.md"));
        var recipe = Assert.Single(page, line => line.StartsWith(Begins, StringComparison.Ordinal));
        var start = new ProcessStartInfo("bash", ["-ec", $"{recipe}\nprintf %s \"$SIGNATURE\""])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { ["VALUE"] = value, ["KAFKA_COMMANDS_SECRET"] = secret },
        };
        using var shell = Process.Start(start)!;
        var signature = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
        return signature;
    }
}
