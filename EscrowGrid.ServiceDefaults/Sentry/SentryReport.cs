using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>An error that was logged.</summary>
/// <param name="At">When.</param>
/// <param name="Level">Error or critical.</param>
/// <param name="Logger">Which part of the service.</param>
/// <param name="Template">
/// The message without its values: those may be somebody's data, and they are in the logs under the trace's id.
/// </param>
/// <param name="Exception">Its types and where it happened; its text is in the logs.</param>
/// <param name="Trace">Null outside a trace.</param>
internal sealed record SentryReport(
    DateTimeOffset At, LogLevel Level, string Logger, string Template, Exception? Exception, string? Trace);
