using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace EscrowGrid.Api.Metrics;

/// <summary>
/// The metrics in Prometheus' text form, version 0.0.4: the contract's names first, then ours, which begin with
/// <c>escrowgrid_</c>.
/// </summary>
internal sealed class PrometheusText(RequestMetrics requests, MeterValues meters)
{
    public byte[] Write()
    {
        var text = new StringBuilder();
        WriteContract(text);
        WriteDurations(text);
        WriteProcess(text);
        WriteMeters(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A name of OpenTelemetry as one of Prometheus.</summary>
    internal static string Name(string name) => name.Replace('.', '_').Replace('-', '_');

    internal static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal);

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append("# HELP ").Append(name).Append(' ').Append(help).Append('\n')
            .Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');

    private static void Sample(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
            text.Append('{').Append(labels).Append('}');
        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void Single(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        Sample(text, name, "", value);
    }

    private static void WriteProcess(StringBuilder text)
    {
        using var process = Process.GetCurrentProcess();
        Single(
            text, "escrowgrid_process_cpu_seconds_total", "counter", "Processor time of this process.",
            process.TotalProcessorTime.TotalSeconds);
        Single(
            text, "escrowgrid_process_resident_memory_bytes", "gauge", "Memory of this process.", process.WorkingSet64);
        Single(
            text, "escrowgrid_process_start_time_seconds", "gauge", "When this process began, in Unix time.",
            new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        Single(text, "escrowgrid_process_threads", "gauge", "Threads of this process.", process.Threads.Count);
        Single(
            text, "escrowgrid_dotnet_heap_bytes", "gauge", "Managed memory that is in use.",
            GC.GetTotalMemory(forceFullCollection: false));
        Head(text, "escrowgrid_dotnet_collections_total", "counter", "Garbage collections by generation.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            Sample(
                text, "escrowgrid_dotnet_collections_total", $"generation=\"{generation}\"",
                GC.CollectionCount(generation));
        }
    }

    private void WriteContract(StringBuilder text)
    {
        var counts = requests.ToResponse();
        Single(
            text, "taas_requests_total", "counter", "Total number of requests processed.", counts.TotalRequests);
        Single(
            text, "taas_requests_errors_total", "counter", "Total number of requests with a status of 500 or more.",
            counts.TotalErrors);
        Head(text, "taas_requests_status_total", "counter", "Requests by HTTP status.");
        foreach (var (status, count) in counts.RequestsByStatus)
            Sample(text, "taas_requests_status_total", $"status=\"{status}\"", count);
        Head(text, "taas_requests_method_total", "counter", "Requests by HTTP method.");
        foreach (var (method, count) in counts.RequestsByMethod)
            Sample(text, "taas_requests_method_total", $"method=\"{method}\"", count);
        Single(
            text, "taas_requests_duration_average_ms", "gauge", "Mean duration of requests, in milliseconds.",
            counts.AverageDurationMs);
    }

    private void WriteDurations(StringBuilder text)
    {
        const string Name = "escrowgrid_http_request_duration_seconds";
        Single(
            text, "escrowgrid_http_requests_running", "gauge", "Requests being answered now.", requests.Running);
        Head(text, Name, "histogram", "Duration of requests by route, method and status.");
        foreach (var ((route, method, status), durations) in requests.Series)
        {
            var labels = $"route=\"{Escape(route)}\",method=\"{method}\",status=\"{status}\"";
            var counts = durations.Cumulate();
            for (var i = 0; i < DurationHistogram.Bounds.Length; i++)
            {
                var bound = DurationHistogram.Bounds[i].ToString(CultureInfo.InvariantCulture);
                Sample(text, Name + "_bucket", $"{labels},le=\"{bound}\"", counts[i]);
            }

            Sample(text, Name + "_bucket", $"{labels},le=\"+Inf\"", counts[^1]);
            Sample(text, Name + "_sum", labels, durations.Total.TotalSeconds);
            Sample(text, Name + "_count", labels, counts[^1]);
        }
    }

    private void WriteMeters(StringBuilder text)
    {
        foreach (var instrument in meters.Read())
        {
            var isCounter = instrument.Key is Counter<int> or Counter<long> or Counter<double>;
            var name = Name(instrument.Key.Name) + (isCounter ? "_total" : "");
            Head(text, name, isCounter ? "counter" : "gauge", instrument.Key.Description ?? "");
            foreach (var (labels, value) in instrument)
                Sample(text, name, labels, value);
        }
    }
}
