namespace EscrowGrid.Worker;

/// <summary>What this program says to a verb that it does not know.</summary>
internal static class Usage
{
    private const int ExitCode = 64;

    private const string Text = """
        Unknown verb. EscrowGrid.Worker has six forms:
          (no verb)            runs the background work, and a port for health and metrics, until it is stopped
          migrate              brings the database to this release's schema, and ends
          healthcheck [path]   asks the health port of the worker beside it (/alive); exit code 0 or 1
          doctor [--json]      looks at settings, servers, money and work; exit code 0 well, 1 warning, 2 critical
          replay --consumer NAME --from TIME [...]
                               counts events that a consumer has handled; applied, it gets them again
          resume [--apply --actor NAME --reason TEXT]
                               counts the commands and payments of escrows that were given up; applied, they go on
        """;

    public static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(Text);
        return ExitCode;
    }
}
