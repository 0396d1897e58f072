using Hangfire;
using Hangfire.Dashboard;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>Hangfire's own pages.</summary>
internal static class HangfireDashboard
{
    public const string Path = "/hangfire";

    public static IEndpointConventionBuilder Map(IEndpointRouteBuilder routes, Predicate<HttpContext> mayAct) =>
        routes.MapHangfireDashboard(Path, new DashboardOptions
        {
            // Who may look is decided by the endpoint's rule, as everywhere; by default anybody on this machine.
            Authorization = [],
            IsReadOnlyFunc = dashboard => !mayAct(dashboard.GetHttpContext()),
            // No cookie says who asks, so no other site can make a browser ask.
            IgnoreAntiforgeryToken = true,
            AppPath = null,
            DisplayStorageConnectionString = false,
            DashboardTitle = "EscrowGrid: Hangfire",
        });
}
