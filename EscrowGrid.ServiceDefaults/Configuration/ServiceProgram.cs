using Microsoft.AspNetCore.Connections;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Wraps a service's main program: a mistake of the operator becomes one clear message on standard error instead of a
/// stack trace.
/// </summary>
public static class ServiceProgram
{
    /// <summary>The exit code for bad settings.</summary>
    public const int InvalidSettingsExitCode = 2;

    /// <summary>The exit code for a port that is taken.</summary>
    public const int PortTakenExitCode = 3;

    /// <summary>Runs <paramref name="main"/> and returns its exit code, or one of the codes above.</summary>
    public static async Task<int> RunAsync(string[] args, Func<string[], Task<int>> main)
    {
        ArgumentNullException.ThrowIfNull(main);
        try
        {
            return await main(args);
        }
        catch (InvalidSettingsException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return InvalidSettingsExitCode;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"EscrowGrid cannot start. {exception.Message}");
            return PortTakenExitCode;
        }
    }

    /// <summary>The same for a main program without an exit code of its own: 0 when it returns.</summary>
    public static Task<int> RunAsync(string[] args, Func<string[], Task> main) => RunAsync(args, async arguments =>
    {
        await main(arguments);
        return 0;
    });
}
