using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Reconciliation;

/// <summary>Saying that a difference was dealt with.</summary>
internal static class BreakActs
{
    public static void MapBreakActs(this IEndpointRouteBuilder routes) =>
        routes.MapAct("/do/breaks/{break}/resolve", static async it =>
        {
            await it.Api.Reconciliation.ResolveAsync(it.Route("break"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("break.is-resolved");
        });
}
