using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Escrows;

namespace EscrowGrid.Admin.Escrows;

/// <summary>Commands of escrows. Each waits for its decision; one that takes longer is said to be on its way.</summary>
internal static class EscrowActs
{
    private const string One = "/do/escrows/{escrow}";

    public static void MapEscrowActs(this IEndpointRouteBuilder routes)
    {
        routes.MapAct("/do/escrows", CreateAsync);
        MapCommand(routes, "/cancel", static (it, api, id) =>
            api.CancelAsync(id, it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/paid", static (it, api, id) =>
            api.ConfirmPaymentAsync(id, it.Needed("transactionId"), it.Text("evidence"), Options(it), it.Aborted));
        MapCommand(routes, "/deliver", static (it, api, id) =>
            api.MarkDeliveredAsync(id, it.Needed("title"), it.Text("description"), Options(it), it.Aborted));
        MapCommand(routes, "/confirm", static (it, api, id) => api.ConfirmDeliveryAsync(id, Options(it), it.Aborted));
        MapCommand(routes, "/release", static (it, api, id) =>
            api.ReleaseAsync(id, it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/refund", static (it, api, id) =>
            api.RefundAsync(id, it.Needed("reason"), it.Cents("amount"), Options(it), it.Aborted));
        MapCommand(routes, "/dispute", static (it, api, id) =>
            api.RaiseDisputeAsync(id, it.Needed("reason"), it.Text("description"), Options(it), it.Aborted));
        MapCommand(routes, "/milestones", static (it, api, id) =>
            api.AddMilestonesAsync(id, Milestones(it), Options(it), it.Aborted));
        MapCommand(routes, "/withdraw", static (it, api, id) =>
            api.WithdrawDecisionAsync(id, it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/force", static (it, api, id) => api.ForceTransitionAsync(
            id, it.Choice<EscrowStatus>("toState"), it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/settlements/{settlement}/retry", static (it, api, id) =>
            api.RetrySettlementAsync(id, it.Route("settlement"), it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/settlements/{settlement}/stop", static (it, api, id) =>
            api.StopSettlementAsync(id, it.Route("settlement"), it.Needed("reason"), Options(it), it.Aborted));
        MapCommand(routes, "/settlements/{settlement}/elsewhere", static (it, api, id) => api.SettleElsewhereAsync(
            id,
            it.Route("settlement"),
            new PaymentElsewhere(it.Needed("reference"), it.Needed("reason")),
            Options(it),
            it.Aborted));
    }

    public static void MapCommand(
        IEndpointRouteBuilder routes,
        string pattern,
        Func<Submission, EscrowCommandsClient, string, Task<EscrowCommand>> command) =>
        routes.MapAct(One + pattern, async it =>
        {
            var decided = await command(it, it.Api.EscrowCommands, it.Route("escrow"));
            return decided.Status switch
            {
                CommandStatus.Completed => new Sent($"/escrows/{it.Route("escrow")}", "escrow.done"),
                CommandStatus.AwaitingApproval => new Sent($"/commands/{decided.CommandId}", "escrow.awaits"),
                _ => new Sent($"/commands/{decided.CommandId}", "escrow.pending"),
            };
        });

    public static CommandOptions Options(Submission it) => new() { IdempotencyKey = it.Once };

    private static async Task<Sent> CreateAsync(Submission it)
    {
        var rail = it.Choice<PaymentRail>("rail");
        var escrow = new NewEscrow(
            it.Needed("contractId"),
            await Party.FindAsync(it, "buyerId"),
            await Party.FindAsync(it, "sellerId"),
            rail,
            it.Cents("amount") ?? throw new FieldException("amount", "form.needed"),
            rail is PaymentRail.Stripe ? "USD" : "USDC")
        {
            InstitutionId = it.Session.Rights.IsRoot ? it.Session.Institution : null,
            PaymentPeriodSeconds = it.Days("paymentDays"),
            DeliveryPeriodSeconds = it.Days("deliveryDays"),
            AcceptancePeriodSeconds = it.Days("acceptanceDays"),
            OnSilence = it.OptionalChoice<SilenceOutcome>("onSilence"),
        };
        var created = await it.Api.Escrows.CreateAsync(escrow, it.Once, it.Aborted);
        return new Sent($"/escrows/{created.EscrowId}", "escrow.created");
    }

    /// <summary>One a line: what is to be delivered, an equals sign, its part of the money.</summary>
    private static List<NewMilestone> Milestones(Submission it)
    {
        var milestones = new List<NewMilestone>();
        foreach (var line in it.Needed("milestones").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.LastIndexOf('=');
            if (at < 1) throw new FieldException("milestones", "escrow.divide.help");
            var amount = TypedNumber.Parse(line[(at + 1)..]) ?? throw new FieldException("milestones", "form.number");
            var cents = TypedNumber.Cents(amount) ?? throw new FieldException("milestones", "form.cents");
            milestones.Add(new NewMilestone(line[..at].Trim(), cents));
        }

        return milestones;
    }
}
