using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EscrowGrid.Client;
using EscrowGrid.Client.ApiKeys;
using EscrowGrid.Client.Assets;
using EscrowGrid.Client.AssetTemplates;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Institutions;
using EscrowGrid.Client.Policies;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Reconciliation;
using EscrowGrid.Client.Users;
using EscrowGrid.Client.Webhooks;
using EscrowGrid.StandIns.Faults;
using EscrowGrid.Testing;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// A console whose API has an institution with something of everything, and keys of each role. It is started and filled
/// once for all tests of the collection; each test adds what it changes.
/// </summary>
public sealed class SeededConsole : IAsyncLifetime
{
    /// <summary>What a page must show as text wherever somebody managed to store it.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>\"'><script>alert(2)</script>";

    private readonly RunningConsole _console = new();

    /// <summary>By the key that opened them.</summary>
    public ConcurrentDictionary<string, string> Sessions { get; } = new();

    public Uri Address => _console.Address;

    public EscrowGridClient Root { get; private set; } = null!;

    public EscrowGridClient Admin { get; private set; } = null!;

    public string Institution { get; private set; } = "";

    public string AdminKey { get; private set; } = "";

    public string ReaderKey { get; private set; } = "";

    public string OperatorKey { get; private set; } = "";

    public string Template { get; private set; } = "";

    public string Asset { get; private set; } = "";

    /// <summary>Partially released, with reasons that are hostile.</summary>
    public string Position { get; private set; } = "";

    /// <summary>A transition that waits for a second key.</summary>
    public string Approval { get; private set; } = "";

    public string Webhook { get; private set; } = "";

    public string Delivery { get; private set; } = "";

    /// <summary>A job that was done.</summary>
    public string Job { get; private set; } = "";

    public SeededMarket Market { get; private set; } = null!;

    public Uri ApiAddress => _console.ApiAddress;

    public ObjectServer Storage => _console.Storage;

    public string Buyer => Market.BuyerId;

    /// <summary>Waits for its money.</summary>
    public string Escrow { get; private set; } = "";

    /// <summary>Divided into milestones.</summary>
    public string Divided { get; private set; } = "";

    /// <summary>Its money is there.</summary>
    public string Funded { get; private set; } = "";

    /// <summary>In dispute, with an offer, messages and a break in the books.</summary>
    public string Disputed { get; private set; } = "";

    /// <summary>Refunded.</summary>
    public string Paid { get; private set; } = "";

    /// <summary>Waits for a second person.</summary>
    public string Command { get; private set; } = "";

    public string Consumer { get; private set; } = "";

    /// <summary>What a payment provider told of nobody here.</summary>
    public string Notice { get; private set; } = "";

    public async Task InitializeAsync()
    {
        await _console.InitializeAsync();
        Root = EscrowGridClient.Connect(_console.ApiAddress, RunningConsole.RootKey);
        Institution = (await Root.Institutions.CreateAsync(
            new NewInstitution("Padma Trade Bank", [Region.Singapore, Region.EuropeAndUnitedKingdom]))).Id;
        AdminKey = await IssueAsync("Back office", ApiKeyRole.Admin);
        ReaderKey = await IssueAsync("Reporting", ApiKeyRole.ReadOnly);
        OperatorKey = await IssueAsync(
            "Night shift", ApiKeyRole.Admin, ApiKeyScopes.OperationsRead, ApiKeyScopes.OperationsWrite);
        Admin = EscrowGridClient.Connect(_console.ApiAddress, AdminKey);
        await FillAsync();
        await FillOperationsAsync();
        await FillMarketAsync();
    }

    public async Task DisposeAsync()
    {
        Market.Dispose();
        Root.Dispose();
        Admin.Dispose();
        await _console.DisposeAsync();
    }

    /// <returns>Its id.</returns>
    public async Task<string> OpenPositionAsync(string holder, decimal amount = 1000)
    {
        var opened = await Admin.Positions.CreateAsync(new NewPosition(Asset, holder, "USD", amount));
        return opened.Id;
    }

    public async Task<string> IssueAsync(string label, ApiKeyRole role, params string[] scopes) =>
        (await Root.ApiKeys.CreateAsync(
            Institution, new NewApiKey(label, role) { Scopes = scopes.Length > 0 ? scopes : null })).Token;

    public EscrowGridClient Client(string key) => EscrowGridClient.Connect(_console.ApiAddress, key);

    public async Task<string> InviteAsync(string email, UserRole role, string password)
    {
        var invited = await Admin.Users.InviteAsync(
            new NewUser { Email = email, DisplayName = email, Role = role });
        await Root.SignIn.AcceptInvitationAsync(
            new Acceptance { Invitation = invited.Invitation, Password = password });
        return invited.Id;
    }

    private async Task FillAsync()
    {
        Template = (await Admin.AssetTemplates.CreateAsync(
            new NewAssetTemplate(
                TemplateCode.TradeFinanceInvoice, "Invoices to Dhaka", Vertical.TradeFinance, Region.Singapore)
            {
                Config = new JsonObject { ["currency"] = "USD", ["maxTenorDays"] = 90, ["country"] = "BD" },
            })).Id;
        Asset = (await Admin.Assets.CreateAsync(new NewAsset(Template, "Invoice 2026-117"))).Id;
        await Admin.Assets.CreateAsync(
            new NewAsset(Template, Hostile) { Metadata = new JsonObject { ["note"] = Hostile } });
        Position = (await Admin.Positions.CreateAsync(
            new NewPosition(Asset, "Meghna Textiles Ltd.", "USD", 1_250_000.5m)
            {
                ExternalReference = Hostile,
                Metadata = new JsonObject { [Hostile] = Hostile },
            })).Id;
        await Admin.Positions.TransitionAsync(Position, new PositionTransition(PositionState.Funded, Hostile));
        await Admin.Positions.TransitionAsync(
            Position,
            new PositionTransition(PositionState.PartiallyReleased, Hostile, new JsonObject { ["x"] = Hostile })
            {
                Amount = 250_000.25m,
            });
        for (var number = 1; number <= 12; number++)
            await OpenPositionAsync($"Holder {number}", 1000 * number);
        await Admin.Policies.PutAsync(
            Institution, Region.Singapore, new PositionLimits(MinAmount: 10) { ApprovalAmount = 500_000 });
        var large = await OpenPositionAsync(Hostile, 800_000);
        await Admin.Positions.TransitionAsync(large, new PositionTransition(PositionState.Funded));
        var waiting = await Admin.Positions.RequestTransitionAsync(
            large, new PositionTransition(PositionState.Released, Hostile));
        Approval = waiting.Approval!.Id;
    }

    /// <summary>A receiver that is not there: what is sent to it fails, and is tried again.</summary>
    private async Task FillOperationsAsync()
    {
        Webhook = (await Admin.Webhooks.CreateAsync(
            Institution, new WebhookSettings("https://receiver.invalid/hook", Hostile, ["escrowgrid.position.*"]))).Id;
        Delivery = (await Admin.Webhooks.TestAsync(Institution, Webhook)).Id;
        await OpenPositionAsync("Told to a webhook");
        Consumer = (await Root.EventConsumers.ListAsync())[0].Name;
        Job = (await Root.Jobs.TriggerScheduleAsync("ledger-replay", "So that there is a replay")).JobId;
    }

    private async Task FillMarketAsync()
    {
        Market = new SeededMarket(this, _console.Providers);
        await Market.OpenAsync();
        Escrow = await Market.OpenEscrowAsync(Hostile);
        Divided = await Market.OpenEscrowAsync("contract-2026-18");
        await Admin.EscrowCommands.AddMilestonesAsync(
            Divided, [new NewMilestone("Foundation", "400000"), new NewMilestone(Hostile, "100000")]);
        Funded = await Market.OpenPaidAsync("contract-2026-19");
        Command = (await Market.Staff.EscrowCommands.ForceTransitionAsync(
            Funded, EscrowStatus.Refunded, "The seller has gone out of business")).CommandId;
        (Disputed, var dispute) = await Market.OpenDisputedAsync("contract-2026-20");
        await Market.Seller.Escrows.WriteMessageAsync(Disputed, dispute, Hostile);
        await Market.Seller.EscrowCommands.MakeOfferAsync(
            Disputed, dispute, new NewOffer(DisputeResolution.Split, "200000"));
        Paid = await Market.OpenPaidAsync("contract-2026-21");
        await Admin.EscrowCommands.RefundAsync(Paid, "Bought twice by mistake");
        await Market.ReachesAsync(Paid, EscrowStatus.Refunded);
        await Market.ParkAsync("contract-2026-22");
        Notice = await Market.TellOfStrangerAsync("evt_of_nobody");
        await CompareBooksAsync();
    }

    /// <summary>The card's provider tells of another amount; the other provider is away, so the run fails.</summary>
    private async Task CompareBooksAsync()
    {
        _console.Providers.Stripe.Charges[^1]["amount"] = 499_900L;
        _console.Providers.Faults.Add("custodian.transfers.list", FaultKind.Unavailable, times: 1000);
        await Root.Jobs.TriggerScheduleAsync("reconciliation", "So that there is a break");
        await Eventually.SeesAsync(async () =>
            (await Root.Reconciliation.ListAsync(new(1), new() { State = BreakState.Open })).Data is [var it]
                ? it
                : null);
    }
}
