using EscrowGrid.StandIns.Calls;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Stripe;

/// <summary>The part of Stripe's API that escrows need.</summary>
internal static class StripeEndpoints
{
    public static void MapStripe(this WebApplication app, StripeBooks books, Exchange exchange, string apiKey)
    {
        var site = new CallSite("stripe", apiKey, StripeRefusal.Before);
        var intents = new StripeIntents(books);
        var payouts = new StripePayouts(books);
        Post("payment_intents", "payment_intents.create", intents.Create);
        Get("payment_intents", "payment_intents.list", intents.List);
        Get("payment_intents/search", "payment_intents.search", intents.Search);
        Get("payment_intents/{id}", "payment_intents.retrieve", intents.Retrieve);
        Post("payment_intents/{id}/cancel", "payment_intents.cancel", intents.Cancel);
        Get("charges", "charges.list", intents.ListCharges);
        Get("disputes", "disputes.list", intents.ListDisputes);
        Get("balance", "balance.retrieve", intents.Balance);
        Get("accounts/{id}", "accounts.retrieve", payouts.Account);
        Post("transfers", "transfers.create", payouts.Transfer);
        Get("transfers", "transfers.list", payouts.ListTransfers);
        Post("refunds", "refunds.create", payouts.Refund);
        Get("refunds", "refunds.list", payouts.ListRefunds);

        void Get(string path, string operation, Func<CallText, FaultKind?, Answer> act) =>
            app.MapGet($"/v1/{path}", context => RunAsync(context, operation, act));

        void Post(string path, string operation, Func<CallText, FaultKind?, Answer> act) =>
            app.MapPost($"/v1/{path}", context => RunAsync(context, operation, act));

        async Task RunAsync(HttpContext context, string operation, Func<CallText, FaultKind?, Answer> act)
        {
            var call = await StripeForm.ReadAsync(context, context.Request.RouteValues["id"]?.ToString());
            await exchange.RunAsync(context, site, operation, call, act);
        }
    }
}
