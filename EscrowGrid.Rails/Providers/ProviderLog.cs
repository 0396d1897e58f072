using Microsoft.Extensions.Logging;

namespace EscrowGrid.Rails.Providers;

/// <summary>What is told of calls to providers: neither paths with ids nor anything of a body.</summary>
internal static partial class ProviderLog
{
    [LoggerMessage(
        LogLevel.Warning, "{Provider} gave no answer to {Method} ({Trouble}); it is asked again in {PauseMs} ms.")]
    public static partial void Repeat(ILogger logger, string provider, string method, string trouble, double pauseMs);

    [LoggerMessage(LogLevel.Error, "{Provider} gave no answer to {Method} ({Trouble}); nothing is known of it.")]
    public static partial void GaveUp(ILogger logger, string provider, string method, string trouble);
}
