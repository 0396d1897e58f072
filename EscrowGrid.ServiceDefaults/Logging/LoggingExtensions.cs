using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace EscrowGrid.ServiceDefaults.Logging;

/// <summary>Logs go to standard output, one JSON object a line, unless a formatter is asked for by name.</summary>
internal static class LoggingExtensions
{
    /// <summary>An AppHost asks for <c>simple</c> here, because people read its output.</summary>
    private const string FormatterSetting = "Logging:Console:FormatterName";

    public static void AddJsonLines(this WebApplicationBuilder builder)
    {
        builder.Logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.PostConfigure<ConsoleLoggerOptions>(options =>
        {
            if (string.IsNullOrEmpty(builder.Configuration[FormatterSetting]))
            {
                options.FormatterName = JsonLineFormatter.FormatterName;
            }
        });
    }
}
