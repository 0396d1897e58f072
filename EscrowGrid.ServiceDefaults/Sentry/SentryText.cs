using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Sentry;

/// <summary>Reports as envelopes of Sentry: a header, the item's header, and the event, a line each.</summary>
internal static class SentryText
{
    private const int FramesMaximum = 50;

    public static byte[] Write(SentryReport report, SentryTarget target)
    {
        var id = ActivityTraceId.CreateRandom().ToHexString();
        var text = Write(json => WriteEvent(json, id, report, target));
        var head = Write(json => json.WriteString("event_id", id));
        var item = Write(json =>
        {
            json.WriteString("type", "event");
            json.WriteNumber("length", Encoding.UTF8.GetByteCount(text));
        });
        return Encoding.UTF8.GetBytes($"{head}\n{item}\n{text}\n");
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteEvent(Utf8JsonWriter json, string id, SentryReport report, SentryTarget target)
    {
        json.WriteString("event_id", id);
        json.WriteString("timestamp", report.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("platform", "csharp");
        json.WriteString("level", report.Level is LogLevel.Critical ? "fatal" : "error");
        json.WriteString("logger", report.Logger);
        json.WriteString("environment", target.Environment);
        json.WriteString("server_name", AppDomain.CurrentDomain.FriendlyName);
        json.WriteStartObject("logentry");
        json.WriteString("message", report.Template);
        json.WriteEndObject();
        if (report.Trace is { } trace)
        {
            json.WriteStartObject("tags");
            json.WriteString("trace_id", trace);
            json.WriteEndObject();
        }

        if (report.Exception is not null)
            WriteExceptions(json, report.Exception);
    }

    private static void WriteExceptions(Utf8JsonWriter json, Exception exception)
    {
        var chain = new List<Exception>();
        for (var it = exception; it is not null; it = it.InnerException)
            chain.Add(it);
        json.WriteStartObject("exception");
        json.WriteStartArray("values");
        // Sentry wants the innermost first, and of each the innermost call last.
        foreach (var it in Enumerable.Reverse(chain))
        {
            json.WriteStartObject();
            json.WriteString("type", it.GetType().FullName);
            WriteFrames(json, new StackTrace(it, fNeedFileInfo: false));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFrames(Utf8JsonWriter json, StackTrace trace)
    {
        json.WriteStartObject("stacktrace");
        json.WriteStartArray("frames");
        foreach (var method in trace.GetFrames().Take(FramesMaximum).Reverse().Select(DiagnosticMethodInfo.Create))
        {
            if (method is null)
                continue;
            json.WriteStartObject();
            json.WriteString("module", method.DeclaringTypeName);
            json.WriteString("function", method.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
