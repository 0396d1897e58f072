using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Admin.Escrows;

/// <summary>What is done about a dispute.</summary>
internal static class DisputeActs
{
    private const string One = "/disputes/{dispute}";

    public static void MapDisputeActs(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/review", static (it, api, id) =>
            api.ReviewDisputeAsync(id, Dispute(it), EscrowActs.Options(it), it.Aborted));
        Map(routes, "/resolve", static (it, api, id) => api.ResolveDisputeAsync(
            id,
            Dispute(it),
            new NewResolution(it.Choice<DisputeResolution>("resolution"), it.Needed("reason"), it.Cents("amount")),
            EscrowActs.Options(it),
            it.Aborted));
        Map(routes, "/offer", static (it, api, id) => api.MakeOfferAsync(
            id,
            Dispute(it),
            new NewOffer(it.Choice<DisputeResolution>("resolution"), it.Cents("amount")),
            EscrowActs.Options(it),
            it.Aborted));
        Map(routes, "/offer/{version:long}/accept", static (it, api, id) =>
            api.AcceptOfferAsync(id, Dispute(it), Version(it), EscrowActs.Options(it), it.Aborted));
        Map(routes, "/offer/{version:long}/drop", static (it, api, id) =>
            api.DropOfferAsync(id, Dispute(it), Version(it), EscrowActs.Options(it), it.Aborted));
        Map(routes, "/concede", static (it, api, id) =>
            api.ConcedeDisputeAsync(id, Dispute(it), EscrowActs.Options(it), it.Aborted));
        Map(routes, "/escalate", static (it, api, id) =>
            api.EscalateDisputeAsync(id, Dispute(it), EscrowActs.Options(it), it.Aborted));
        routes.MapAct("/do/escrows/{escrow}/disputes/{dispute}/messages", static async it =>
        {
            await it.Api.Escrows.WriteMessageAsync(
                it.Route("escrow"), Dispute(it), it.Needed("text"), it.Once, it.Aborted);
            return it.Back("dispute.written");
        });
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string pattern,
        Func<Submission, EscrowCommandsClient, string, Task<EscrowCommand>> command) =>
        EscrowActs.MapCommand(routes, One + pattern, command);

    private static string Dispute(Submission it) => it.Route("dispute");

    private static long Version(Submission it) => long.Parse(it.Route("version"));
}
