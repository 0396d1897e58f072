using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace EscrowGrid.ServiceDefaults.Metrics;

/// <summary>Prometheus' text form, version 0.0.4. Our own names begin with <c>escrowgrid_</c>.</summary>
public static class PrometheusForm
{
    public const string MediaType = "text/plain; charset=utf-8; version=0.0.4";

    /// <summary>A name of OpenTelemetry as one of Prometheus.</summary>
    public static string Name(string name) => name.Replace('.', '_').Replace('-', '_');

    public static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    public static void Head(this StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    public static void Sample(this StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    public static void Value(this StringBuilder text, string name, string type, string help, double value)
    {
        text.Head(name, type, help);
        text.Sample(name, "", value);
    }

    public static void WriteProcess(this StringBuilder text)
    {
        using var process = Process.GetCurrentProcess();
        text.Value(
            "escrowgrid_process_cpu_seconds_total", "counter", "Processor time of this process.",
            process.TotalProcessorTime.TotalSeconds);
        text.Value(
            "escrowgrid_process_resident_memory_bytes", "gauge", "Memory of this process.", process.WorkingSet64);
        text.Value(
            "escrowgrid_process_start_time_seconds", "gauge", "When this process began, in Unix time.",
            new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        text.Value(
            "escrowgrid_process_threads", "gauge", "Threads of this process.", process.Threads.Count);
        text.Value(
            "escrowgrid_dotnet_heap_bytes", "gauge", "Managed memory that is in use.",
            GC.GetTotalMemory(forceFullCollection: false));
        text.Head("escrowgrid_dotnet_collections_total", "counter", "Garbage collections by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Sample(
                "escrowgrid_dotnet_collections_total", $"generation=\"{generation}\"",
                GC.CollectionCount(generation));
        }
    }

    /// <summary>The counters and gauges of this process.</summary>
    public static void WriteMeters(this StringBuilder text, MeterValues meters)
    {
        foreach (var instrument in meters.Read())
        {
            var isCounter = instrument.Key is Counter<int> or Counter<long> or Counter<double>;
            var name = Name(instrument.Key.Name) + (isCounter ? "_total" : "");
            text.Head(name, isCounter ? "counter" : "gauge", instrument.Key.Description ?? "");
            foreach (var (labels, value) in instrument)
                text.Sample(name, labels, value);
        }
    }
}
