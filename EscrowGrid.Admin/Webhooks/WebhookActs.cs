using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Admin.Webhooks;

/// <summary>What is done to webhooks and to what they were told.</summary>
internal static class WebhookActs
{
    private const string One = "/do/webhooks/{institution}/{webhook}";
    private const int LongestGraceHours = 7 * 24;

    public static void MapWebhookActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/webhooks/{institution}", CreateAsync);
        routes.MapAct(One + "/change", ChangeAsync);
        routes.MapAct(One + "/rotate", RotateAsync);
        routes.MapAct(One + "/replay", ReplayAsync);
        routes.MapAct(One + "/test", static async it =>
        {
            var sent = await it.Api.Webhooks.TestAsync(it.Route("institution"), Hook(it), it.Once, it.Aborted);
            return new Sent($"/webhooks/deliveries/{sent.Id}", "webhook.tested");
        });
        routes.MapAct(One + "/enable", static async it =>
        {
            await it.Api.Webhooks.EnableAsync(it.Route("institution"), Hook(it), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct(One + "/disable", static async it =>
        {
            await it.Api.Webhooks.DisableAsync(it.Route("institution"), Hook(it), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct(One + "/delete", static async it =>
        {
            await it.Api.Webhooks.DeleteAsync(it.Route("institution"), Hook(it), it.Once, it.Aborted);
            return new Sent("/webhooks", "webhook.deleted");
        });
        MapDeliveries(routes);
    }

    private static void MapDeliveries(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/webhooks/{institution}/deliveries/{delivery}/replay", static async it =>
        {
            await it.Api.WebhookDeliveries.ReplayAsync(
                it.Route("institution"), it.Route("delivery"), it.Once, it.Aborted);
            return it.Back("delivery.sent-again");
        });
        routes.MapAct("/do/deliveries/{delivery}/replay", static async it =>
        {
            await it.Api.AllWebhookDeliveries.ReplayAsync(
                it.Route("delivery"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("delivery.sent-again");
        });
        routes.MapAct("/do/deliveries/{delivery}/cancel", static async it =>
        {
            await it.Api.AllWebhookDeliveries.CancelAsync(
                it.Route("delivery"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("delivery.cancelled");
        });
    }

    private static string Hook(Submission it) => it.Route("webhook");

    private static WebhookSettings Settings(Submission it) => new(
        it.Needed("url"),
        it.Text("description"),
        it.Text("types")?.Split(
            [',', ' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var created = await it.Api.Webhooks.CreateAsync(it.Route("institution"), Settings(it), it.Once, it.Aborted);
        return new Sent($"/webhooks/{created.Id}", "webhook.created") { Secret = created.Secret };
    }

    private static async Task<Sent> ChangeAsync(Submission it)
    {
        var settings = Settings(it) with { IfVersion = it.Whole("version") };
        await it.Api.Webhooks.PutAsync(it.Route("institution"), Hook(it), settings, it.Once, it.Aborted);
        return it.Back("saved");
    }

    private static async Task<Sent> RotateAsync(Submission it)
    {
        var hours = it.Whole("hours") ?? 0;
        if (hours is < 0 or > LongestGraceHours) throw new FieldException("hours", "key.grace.help");
        var changed = await it.Api.Webhooks.RotateSecretAsync(
            it.Route("institution"), Hook(it), TimeSpan.FromHours(hours), it.Once, it.Aborted);
        return it.Back("webhook.rotated") with { Secret = changed.Secret };
    }

    private static async Task<Sent> ReplayAsync(Submission it)
    {
        var replay = new Replay(it.OptionalChoice<DeliveryState>("state"), it.Time("from"), it.Time("to"));
        await it.Api.Webhooks.ReplayAsync(it.Route("institution"), Hook(it), replay, it.Once, it.Aborted);
        return it.Back("delivery.sent-again");
    }
}
