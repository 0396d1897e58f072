using EscrowGrid.Admin.Sessions;

namespace EscrowGrid.Admin.Layout;

/// <summary>What there is to go to, by what the caller may read.</summary>
internal static class Places
{
    private const string Tokenization = "nav.tokenization";
    private const string Market = "nav.market";
    private const string Records = "nav.records";
    private const string Operation = "nav.operation";

    private static readonly Place[] All =
    [
        new("nav.home", "overview.title", "/", Feature: null),
        new("nav.home", "start.title", "/start", "positions"),
        new(Tokenization, "positions.title", "/positions", "positions"),
        new(Tokenization, "assets.title", "/assets", "assets"),
        new(Tokenization, "templates.title", "/templates", "asset-templates"),
        new(Tokenization, "institutions.title", "/institutions", "institutions"),
        new(Tokenization, "approvals.title", "/approvals", "approvals"),
        new(Market, "escrows.title", "/escrows", "escrows"),
        new(Market, "funds.title", "/funds", "funds"),
        new(Market, "second.title", "/escrow-approvals", "escrow-approvals"),
        new(Market, "breaks.title", "/breaks", "breaks"),
        new(Market, "users.title", "/users", "users"),
        new(Records, "ledger.title", "/ledger", "ledger"),
        new(Records, "events.title", "/events", "events"),
        new(Records, "audit.title", "/audit", "audit"),
        new(Records, "webhooks.title", "/webhooks", "webhooks"),
        new(Operation, "jobs.title", "/jobs", "operations"),
        new(Operation, "queues.title", "/queues", "operations"),
        new(Operation, "schedules.title", "/schedules", "operations"),
        new(Operation, "consumers.title", "/consumers", "operations"),
        new(Operation, "deliveries.title", "/deliveries", "operations"),
        new(Operation, "notices.title", "/provider-webhooks", "operations"),
        new(Operation, "chain.title", "/chain", "operations"),
        new(Operation, "limits.title", "/rate-limits", "operations"),
        new(Operation, "verify.title", "/verification", "operations"),
        new(Operation, "nav.status", "/status", Feature: null),
    ];

    public static IEnumerable<IGrouping<string, Place>> For(Rights rights) =>
        All.Where(it => rights.IsKnown && (it.Feature is null || rights.Reads(it.Feature))).GroupBy(it => it.Group);
}
