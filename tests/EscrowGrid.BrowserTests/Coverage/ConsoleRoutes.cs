using EscrowGrid.Admin;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.BrowserTests.Coverage;

/// <summary>Every address that the console answers, as it declares them.</summary>
internal static class ConsoleRoutes
{
    private static readonly Lazy<IReadOnlyList<string>> Found = new(Read);

    public static IReadOnlyList<string> All => Found.Value;

    /// <summary>Where forms are sent.</summary>
    public static IEnumerable<string> Acts => All.Where(it => it.StartsWith("/do/", StringComparison.Ordinal));

    /// <summary>What is looked at; not what makes other answers look right.</summary>
    public static IEnumerable<string> Pages => All.Except(Acts).Where(it =>
        !it.StartsWith("/live/", StringComparison.Ordinal)
        && it is not ("/error" or "/not-found" or "/health" or "/ready" or "/alive" or "/metrics"));

    private static List<string> Read()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(AdminConsole).Assembly.GetName().Name,
            EnvironmentName = "Development",
        });
        var app = AdminConsole.Create(builder);
        return
        [
            .. ((IEndpointRouteBuilder)app).DataSources.SelectMany(it => it.Endpoints)
                .OfType<RouteEndpoint>()
                .Select(it => "/" + it.RoutePattern.RawText!.TrimStart('/'))
                .Distinct(),
        ];
    }
}
