using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Chain;

/// <summary>What operators do about records that the chain did not take.</summary>
internal static class ChainActs
{
    public static void MapChainActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/chain/{operation}/retry", static async it =>
        {
            await it.Api.ChainOperations.RetryAsync(
                it.Route("operation"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("job.retried");
        });
        routes.MapAct("/do/chain/{operation}/skip", static async it =>
        {
            await it.Api.ChainOperations.SkipAsync(it.Route("operation"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("saved");
        });
    }
}
