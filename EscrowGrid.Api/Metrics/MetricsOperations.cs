using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Metrics;

/// <summary>How the API describes metrics; where they are switched off, it does not.</summary>
internal static class MetricsOperations
{
    private const string Tag = "Operation";

    public static readonly Operation Read = new(Tag, "readMetrics", "Counts the requests of this instance")
    {
        Description = "Root only.",
        Answer = typeof(MetricsResponse),
        Refusals = [Problems.MetricsForbidden],
    };

    public static readonly Operation Scrape = new(Tag, "scrapeMetrics", "Returns all metrics of this instance")
    {
        Description = "Root only; the text format of Prometheus.",
        Answer = typeof(string),
        MediaType = "text/plain",
        Refusals = [Problems.MetricsForbidden],
    };
}
