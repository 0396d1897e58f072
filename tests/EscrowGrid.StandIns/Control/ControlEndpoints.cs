using System.Text.Json;
using System.Text.Json.Serialization;
using EscrowGrid.StandIns.Custodian;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.StandIns.Screening;

namespace EscrowGrid.StandIns.Control;

/// <summary>What a test or a demo does with the stand-ins: pay, break, wait, look.</summary>
internal static class ControlEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    public static void MapControl(this WebApplication app, StandInServer server)
    {
        var control = app.MapGroup("/_control");
        control.MapGet("/books", () => Results.Json(server.Dump()));
        control.MapGet("/totals/{escrow}", (string escrow) => Results.Json(server.Total(escrow), Json));
        control.MapGet("/notices", () => Results.Json(server.Notices.Sent, Json));
        control.MapGet("/faults", () => Results.Json(FaultCatalogue.All, Json));
        control.MapPost("/faults", context => RunAsync<FaultOrder>(
            context, order => server.Faults.Add(order.Operation, order.Kind, order.Times)));
        control.MapDelete("/faults", () => server.Faults.Clear());
        control.MapPost("/pay/card", context => RunAsync<CardPayment>(
            context, payment => server.Card.Pay(payment.Intent, payment.Outcome)));
        control.MapPost("/pay/coins", context => RunAsync<CoinPayment>(
            context, payment => server.Coins.Pay(payment)));
        control.MapPost("/dashboard/refund", context => RunAsync<RefundOrder>(
            context, order => server.Dashboard.Refund(order.Charge, order.Amount)));
        control.MapPost("/dashboard/refund/fail", context => RunAsync<FailedRefund>(
            context, order => server.Dashboard.FailRefund(order.Refund)));
        control.MapPost("/dashboard/reverse", context => RunAsync<Reversal>(
            context, order => server.Dashboard.Reverse(order.Transfer)));
        control.MapPost("/dashboard/send", context => RunAsync<Sending>(
            context, order => server.Coins.SendAway(order.To, order.Units)));
        control.MapPost("/settle", context => RunAsync<Settling>(
            context, settling => server.Card.Settle(settling.Intent, settling.Succeeds)));
        control.MapPost("/dispute", context => RunAsync<DisputeOrder>(context, order => Dispute(server, order)));
        control.MapPost("/reorg", context => RunAsync<Reorganization>(
            context, order => server.Coins.Reorganize(order.Deposit)));
        control.MapPost("/deposits/drop", context => RunAsync<Reorganization>(
            context, order => server.Coins.Drop(order.Deposit)));
        control.MapPost("/deposits/restore", context => RunAsync<Reorganization>(
            context, order => server.Coins.BringBack(order.Deposit)));
        MapAccounts(control, server);
        control.MapPost("/blocks", context => RunAsync<Mining>(context, mining => server.Coins.Mine(mining.Count)));
        control.MapPost("/clock", context => RunAsync<ClockMove>(
            context, move => server.Advance(TimeSpan.FromHours(move.Hours))));
        control.MapPost("/risk", context => RunAsync<RiskOrder>(
            context, order => server.Risks.Set(order.Provider, order.Address, order.Risk)));
        control.MapPost("/payouts/finish", server.FinishPayouts);
        control.MapPost("/notices/release", () => server.Notices.ReleaseDue(all: true));
    }

    private static void MapAccounts(RouteGroupBuilder control, StandInServer server)
    {
        control.MapPost("/accounts/restrict", context => RunAsync<AccountOrder>(
            context, order => server.Dashboard.Restrict(order.Account)));
        control.MapPost("/accounts/restore", context => RunAsync<AccountOrder>(
            context, order => server.Dashboard.Restore(order.Account)));
    }

    private static void Dispute(StandInServer server, DisputeOrder order)
    {
        if (order.Outcome is { } outcome)
            server.Card.CloseDispute(order.Charge, outcome);
        else
            server.Card.Dispute(order.Charge);
    }

    /// <summary>204 when it is done, 400 when it cannot be.</summary>
    private static async Task RunAsync<T>(HttpContext context, Action<T> act)
    {
        try
        {
            var order = await context.Request.ReadFromJsonAsync<T>(Json, context.RequestAborted);
            act(order ?? throw new InvalidOperationException("A body is needed."));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync(exception.Message, context.RequestAborted);
        }
    }

    private sealed record FaultOrder(string Operation, FaultKind Kind, int Times = 1);

    private sealed record CardPayment(string Intent, string Outcome = "succeeds");

    private sealed record RefundOrder(string Charge, long? Amount = null);

    private sealed record FailedRefund(string Refund);

    private sealed record Reversal(string Transfer);

    private sealed record Sending(string To, long Units);

    private sealed record Settling(string Intent, bool Succeeds = true);

    private sealed record DisputeOrder(string Charge, string? Outcome = null);

    private sealed record Reorganization(string Deposit);

    private sealed record AccountOrder(string Account);

    private sealed record Mining(long Count);

    private sealed record RiskOrder(string Provider, string Address, Risk Risk);

    private sealed record ClockMove(double Hours);
}
