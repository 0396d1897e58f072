namespace EscrowGrid.BrowserTests.Console;

/// <summary>The pages of the console, by the names of their pictures.</summary>
internal static class PagesUnderTest
{
    public static readonly (string Name, string Path)[] All =
    [
        ("overview", "/"),
        ("start", "/start"),
        ("session", "/session"),
        ("institutions", "/institutions"),
        ("institution", "/institutions/{institution}"),
        ("keys", "/institutions/{institution}/keys"),
        ("templates", "/templates"),
        ("template-new", "/templates/new/TF_LC"),
        ("template", "/templates/{template}"),
        ("assets", "/assets"),
        ("asset", "/assets/{asset}"),
        ("positions", "/positions"),
        ("positions-filtered", "/positions?state=CREATED&min=2000&max=5000"),
        ("position-new", "/positions/new"),
        ("position", "/positions/{position}"),
        ("approvals", "/approvals"),
        ("approval", "/approvals/{approval}"),
        ("ledger", "/ledger"),
        ("ledger-statement", "/ledger?account=HELD&currency=USD"),
        ("verification", "/verification"),
        ("events", "/events"),
        ("audit", "/audit"),
        ("webhooks", "/webhooks"),
        ("webhook", "/webhooks/{webhook}"),
        ("delivery", "/webhooks/deliveries/{delivery}"),
        ("deliveries", "/deliveries"),
        ("jobs", "/jobs"),
        ("job", "/jobs/{job}"),
        ("queues", "/queues"),
        ("schedules", "/schedules"),
        ("rate-limits", "/rate-limits"),
        ("consumers", "/consumers"),
        ("chain", "/chain"),
        ("status-of-an-operator", "/status"),
        ("escrows", "/escrows"),
        ("escrow-new", "/escrows/new"),
        ("escrow", "/escrows/{escrow}"),
        ("escrow-divided", "/escrows/{divided}"),
        ("funds", "/funds"),
        ("escrow-funded", "/escrows/{funded}"),
        ("escrow-disputed", "/escrows/{disputed}"),
        ("escrow-paid-out", "/escrows/{paid}"),
        ("escrow-approvals", "/escrow-approvals"),
        ("command", "/commands/{command}"),
        ("breaks", "/breaks?state="),
        ("provider-webhooks", "/provider-webhooks?state="),
        ("provider-webhook", "/provider-webhooks/{notice}"),
        ("users", "/users"),
        ("user", "/users/{user}"),
        ("consumer", "/consumers/{consumer}"),
        ("delivery-of-an-operator", "/deliveries/{delivery}"),
    ];

    /// <summary>Those that need no session.</summary>
    public static readonly (string Name, string Path)[] OfVisitors =
    [
        ("sign-in", "/sign-in"),
        ("invitation", "/invitation"),
        ("status", "/status"),
    ];

    /// <summary>Where most is said, and said in the longest words.</summary>
    public static readonly (string Name, string Path)[] InBengali =
    [
        .. All.Where(it => it.Name is "overview" or "start" or "institution" or "keys" or "positions" or "position"
            or "approval" or "ledger" or "verification" or "webhook" or "deliveries" or "jobs" or "job" or "queues"
            or "schedules" or "escrows" or "escrow" or "escrow-divided" or "escrow-funded" or "escrow-disputed"
            or "funds" or "breaks" or "provider-webhooks" or "provider-webhook" or "user" or "status-of-an-operator"),
        OfVisitors[0],
    ];

    public static string Fill(string path, SeededConsole console) => path
        .Replace("{institution}", console.Institution, StringComparison.Ordinal)
        .Replace("{template}", console.Template, StringComparison.Ordinal)
        .Replace("{asset}", console.Asset, StringComparison.Ordinal)
        .Replace("{position}", console.Position, StringComparison.Ordinal)
        .Replace("{approval}", console.Approval, StringComparison.Ordinal)
        .Replace("{webhook}", console.Webhook, StringComparison.Ordinal)
        .Replace("{delivery}", console.Delivery, StringComparison.Ordinal)
        .Replace("{job}", console.Job, StringComparison.Ordinal)
        .Replace("{escrow}", console.Escrow, StringComparison.Ordinal)
        .Replace("{divided}", console.Divided, StringComparison.Ordinal)
        .Replace("{funded}", console.Funded, StringComparison.Ordinal)
        .Replace("{disputed}", console.Disputed, StringComparison.Ordinal)
        .Replace("{paid}", console.Paid, StringComparison.Ordinal)
        .Replace("{command}", console.Command, StringComparison.Ordinal)
        .Replace("{notice}", console.Notice, StringComparison.Ordinal)
        .Replace("{consumer}", console.Consumer, StringComparison.Ordinal)
        .Replace("{user}", console.Buyer, StringComparison.Ordinal);
}
