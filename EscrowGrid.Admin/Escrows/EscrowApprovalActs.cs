using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Escrows;

/// <summary>A second person's word about what the staff want of an escrow.</summary>
internal static class EscrowApprovalActs
{
    public static void MapEscrowApprovalActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/escrow-approvals/{approval}/approve", static async it =>
        {
            var approved = await it.Api.EscrowApprovals.ApproveAsync(
                it.Route("approval"), it.Text("why"), it.Once, it.Aborted);
            return new Sent($"/commands/{approved.CommandId}", "second.agreed");
        });
        routes.MapAct("/do/escrow-approvals/{approval}/reject", static async it =>
        {
            await it.Api.EscrowApprovals.RejectAsync(it.Route("approval"), it.Text("why"), it.Once, it.Aborted);
            return it.Back("second.refused");
        });
    }
}
