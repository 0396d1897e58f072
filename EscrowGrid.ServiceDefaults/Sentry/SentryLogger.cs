using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>The errors of one part of a service.</summary>
internal sealed class SentryLogger(string name, TimeProvider time, ChannelWriter<SentryReport> reports) : ILogger
{
    private const string Template = "{OriginalFormat}";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    // What fails to be reported is not reported.
    public bool IsEnabled(LogLevel logLevel) =>
        logLevel is LogLevel.Error or LogLevel.Critical
        && !name.StartsWith("System.Net.Http.HttpClient", StringComparison.Ordinal);

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        var template = values.FirstOrDefault(value => value.Key == Template).Value as string ?? name;
        reports.TryWrite(new SentryReport(
            time.GetUtcNow(), logLevel, name, template, exception, Activity.Current?.TraceId.ToString()));
    }
}
