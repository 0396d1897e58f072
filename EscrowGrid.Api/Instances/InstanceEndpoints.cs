using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Instances;

namespace EscrowGrid.Api.Instances;

/// <summary>The instances of the API, for operators.</summary>
internal static class InstanceEndpoints
{
    public static IServiceCollection AddInstances(this IServiceCollection services) => services
        .AddSingleton<InstanceBeat>()
        .AddHostedService(provider => provider.GetRequiredService<InstanceBeat>());

    public static void MapInstances(this IEndpointRouteBuilder routes) =>
        routes.MapRead("/operations/instances", ListAsync)
            .Allow(AccessRule.AnyCaller, Scopes.OperationsRead)
            .Describe(InstanceOperations.List);

    private static async Task<IResult> ListAsync(HttpContext context, IInstanceStore store)
    {
        var instances = await store.ListAsync(context.RequestAborted);
        return TypedResults.Json([.. instances.Select(InstanceResponse.From)], ApiJson.Wire.InstanceResponseArray);
    }
}
