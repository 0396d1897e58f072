using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Jobs.Hangfire;

/// <summary>This build was made from a feed without Hangfire's packages.</summary>
public static class HangfireJobEngineExtensions
{
    public static bool IsInThisBuild => false;

    /// <exception cref="NotSupportedException">Always.</exception>
    public static IServiceCollection AddHangfireJobEngine(this IServiceCollection services, string connectionString) =>
        throw Absent();

    /// <exception cref="NotSupportedException">Always.</exception>
    public static IServiceCollection AddHangfireStorage(this IServiceCollection services, string connectionString) =>
        throw Absent();

    /// <summary>There is nothing to prepare.</summary>
    public static Task PrepareSchemaAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <exception cref="NotSupportedException">Always.</exception>
    public static IEndpointConventionBuilder? MapHangfireDashboard(
        this IEndpointRouteBuilder routes, Predicate<HttpContext> mayAct) => throw Absent();

    private static NotSupportedException Absent() => new("Hangfire is not in this build.");
}
