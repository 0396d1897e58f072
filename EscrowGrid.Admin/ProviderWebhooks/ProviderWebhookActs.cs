using EscrowGrid.Admin.Forms;

namespace EscrowGrid.Admin.ProviderWebhooks;

/// <summary>What is done about what payment providers told.</summary>
internal static class ProviderWebhookActs
{
    public static void MapProviderWebhookActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/provider-webhooks/{webhook}/process", static async it =>
        {
            await it.Api.ProviderWebhooks.ProcessAsync(it.Route("webhook"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("notice.is-processed");
        });
        routes.MapAct("/do/provider-webhooks/{webhook}/dismiss", static async it =>
        {
            await it.Api.ProviderWebhooks.DismissAsync(it.Route("webhook"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("notice.is-dismissed");
        });
    }
}
