using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Funds;

namespace EscrowGrid.Admin.Funds;

/// <summary>Deciding about money that waits for somebody.</summary>
internal static class FundsActs
{
    public static void MapFundsActs(this IEndpointRouteBuilder routes) =>
        routes.MapAct("/do/funds/{funds}", static async it =>
        {
            var decision = new FundsDecision(it.Choice<FundsVerdict>("decision"), it.Needed("reason"))
            {
                EscrowId = it.Text("escrowId"),
            };
            await it.Api.Funds.DecideAsync(it.Route("funds"), decision, it.Once, it.Aborted);
            return it.Back("funds.decided");
        });
}
