using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Operations;

namespace EscrowGrid.Admin.Relay;

/// <summary>What operators do about events that were not handled.</summary>
internal static class ConsumerActs
{
    public static void MapConsumerActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/consumers/{consumer}/pause", static async it =>
        {
            await it.Api.EventConsumers.PauseAsync(it.Route("consumer"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct("/do/consumers/{consumer}/resume", static async it =>
        {
            await it.Api.EventConsumers.ResumeAsync(it.Route("consumer"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("saved");
        });
        routes.MapAct("/do/consumers/{consumer}/replay", ReplayAsync);
        routes.MapAct("/do/consumers/{consumer}/retry/{event}", static async it =>
        {
            var retry = new EventRetry(it.Needed("reason"), [it.Route("event")]);
            var counted = await it.Api.EventConsumers.RetryAsync(it.Route("consumer"), retry, it.Once, it.Aborted);
            return it.Back("consumer.retried") with { Values = [$"{counted.Count}"] };
        });
        routes.MapAct("/do/consumers/{consumer}/skip/{event}", static async it =>
        {
            await it.Api.EventConsumers.SkipAsync(
                it.Route("consumer"), it.Route("event"), it.Needed("reason"), it.Once, it.Aborted);
            return it.Back("consumer.skipped");
        });
    }

    private static async Task<Sent> ReplayAsync(Submission it)
    {
        var replay = new EventReplay(
            it.Time("from") ?? throw new FieldException("from", "form.needed"), it.Needed("reason"))
        {
            To = it.Time("to"),
            Subject = it.Text("subject"),
            Type = it.Text("type"),
            InstitutionId = it.Session.Institution,
            DryRun = it.Flag("dryRun"),
        };
        var counted = await it.Api.EventConsumers.ReplayAsync(it.Route("consumer"), replay, it.Once, it.Aborted);
        var said = counted.DryRun ? "consumer.counted" : "consumer.replayed";
        return it.Back(said) with { Values = [$"{counted.Count}"] };
    }
}
