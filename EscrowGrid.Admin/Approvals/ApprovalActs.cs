using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.Approvals;

/// <summary>Deciding what waits for a second key.</summary>
internal static class ApprovalActs
{
    public static void MapApprovalActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/approvals/{approval}/approve", static async it =>
        {
            var position = await it.Api.Approvals.ApproveAsync(it.Route("approval"), it.Once, it.Aborted);
            return new Sent($"/positions/{position.Id}", "approval.approved");
        });
        routes.MapAct("/do/approvals/{approval}/reject", static async it =>
        {
            await it.Api.Approvals.RejectAsync(it.Route("approval"), it.Text("why"), it.Once, it.Aborted);
            return it.Back("approval.rejected");
        });
    }
}
