using System.Globalization;
using System.Text;
using EscrowGrid.ServiceDefaults.Metrics;

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
        text.WriteProcess();
        text.WriteMeters(meters);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private void WriteContract(StringBuilder text)
    {
        var counts = requests.ToResponse();
        text.Value(
            "taas_requests_total", "counter", "Total number of requests processed.", counts.TotalRequests);
        text.Value(
            "taas_requests_errors_total", "counter", "Total number of requests with a status of 500 or more.",
            counts.TotalErrors);
        text.Head("taas_requests_status_total", "counter", "Requests by HTTP status.");
        foreach (var (status, count) in counts.RequestsByStatus)
            text.Sample("taas_requests_status_total", $"status=\"{status}\"", count);
        text.Head("taas_requests_method_total", "counter", "Requests by HTTP method.");
        foreach (var (method, count) in counts.RequestsByMethod)
            text.Sample("taas_requests_method_total", $"method=\"{method}\"", count);
        text.Value(
            "taas_requests_duration_average_ms", "gauge", "Mean duration of requests, in milliseconds.",
            counts.AverageDurationMs);
    }

    private void WriteDurations(StringBuilder text)
    {
        const string Name = "escrowgrid_http_request_duration_seconds";
        text.Value(
            "escrowgrid_http_requests_running", "gauge", "Requests being answered now.", requests.Running);
        text.Head(Name, "histogram", "Duration of requests by route, method and status.");
        foreach (var ((route, method, status), durations) in requests.Series)
        {
            var labels = $"route=\"{PrometheusForm.Escape(route)}\",method=\"{method}\",status=\"{status}\"";
            var counts = durations.Cumulate();
            for (var i = 0; i < DurationHistogram.Bounds.Length; i++)
            {
                var bound = DurationHistogram.Bounds[i].ToString(CultureInfo.InvariantCulture);
                text.Sample(Name + "_bucket", $"{labels},le=\"{bound}\"", counts[i]);
            }

            text.Sample(Name + "_bucket", $"{labels},le=\"+Inf\"", counts[^1]);
            text.Sample(Name + "_sum", labels, durations.Total.TotalSeconds);
            text.Sample(Name + "_count", labels, counts[^1]);
        }
    }
}
