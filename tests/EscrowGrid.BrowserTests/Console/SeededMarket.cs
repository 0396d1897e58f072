using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EscrowGrid.Client;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.Funds;
using EscrowGrid.Client.ProviderWebhooks;
using EscrowGrid.Client.Users;
using EscrowGrid.StandIns;
using EscrowGrid.StandIns.Custodian;

namespace EscrowGrid.BrowserTests.Console;

/// <summary>A marketplace with its people, whose escrows are really paid for at the stand-ins.</summary>
public sealed class SeededMarket(SeededConsole console, StandInServer providers) : IDisposable
{
    public const string Password = "a staple for the horse";
    public const string BuyerEmail = "buyer@padma.test";
    public const string SellerEmail = "seller@padma.test";
    public const string StaffEmail = "desk@padma.test";
    public const string SecondEmail = "second@padma.test";
    public const string OfficerEmail = "compliance@padma.test";

    /// <summary>Five thousand dollars, in cents.</summary>
    public const string Amount = "500000";

    /// <summary>What is too much for a card.</summary>
    public const string AmountOfCoins = "2500000";

    private readonly List<IDisposable> _owned = [];

    public StandInServer Providers => providers;

    public string BuyerId { get; private set; } = "";

    public string SellerId { get; private set; } = "";

    public EscrowGridClient Buyer { get; private set; } = null!;

    public EscrowGridClient Seller { get; private set; } = null!;

    public EscrowGridClient Staff { get; private set; } = null!;

    public async Task OpenAsync()
    {
        BuyerId = await AddPartyAsync(BuyerEmail);
        SellerId = await AddPartyAsync(SellerEmail);
        await console.InviteAsync(StaffEmail, UserRole.Staff, Password);
        await console.InviteAsync(SecondEmail, UserRole.Staff, Password);
        await console.InviteAsync(OfficerEmail, UserRole.Compliance, Password);
        Buyer = await SignInAsync(BuyerEmail);
        Seller = await SignInAsync(SellerEmail);
        Staff = await SignInAsync(StaffEmail);
    }

    public async Task<string> OpenEscrowAsync(string contract, PaymentRail rail = PaymentRail.Stripe) =>
        (await console.Admin.Escrows.CreateAsync(new NewEscrow(
            contract,
            BuyerId,
            SellerId,
            rail,
            rail is PaymentRail.Stripe ? Amount : AmountOfCoins,
            rail is PaymentRail.Stripe ? "USD" : "USDC"))).EscrowId;

    /// <summary>Paid by card; the provider's webhook has come.</summary>
    public async Task<string> OpenPaidAsync(string contract)
    {
        var escrow = await OpenEscrowAsync(contract);
        var payment = await WayToPayAsync(escrow);
        providers.Card.Pay(payment.ClientSecret!.Split("_secret_")[0]);
        await ReachesAsync(escrow, EscrowStatus.FundsHeld);
        return escrow;
    }

    /// <returns>The escrow and its dispute.</returns>
    public async Task<(string Escrow, string Dispute)> OpenDisputedAsync(string contract)
    {
        var escrow = await OpenPaidAsync(contract);
        await Buyer.EscrowCommands.RaiseDisputeAsync(escrow, "Not as agreed", "Half of it is missing");
        return (escrow, (await console.Admin.Escrows.GetAsync(escrow)).Dispute!.DisputeId);
    }

    /// <summary>Coins from an address that nobody may deal with: they are held, and somebody has to decide.</summary>
    /// <returns>The id of the money that came in.</returns>
    public async Task<string> ParkAsync(string contract)
    {
        var escrow = await OpenEscrowAsync(contract, PaymentRail.UsdcBase);
        var payment = await WayToPayAsync(escrow);
        var sender = $"0x{Guid.NewGuid():N}00000000";
        providers.Risks.Set("trm", sender, StandIns.Screening.Risk.High);
        providers.Risks.Set("chainalysis", sender, StandIns.Screening.Risk.High);
        providers.Coins.Pay(
            new CoinPayment(payment.DepositAddress!, long.Parse(payment.AmountUnits!)) { Sender = sender });
        var held = await Eventually.SeesAsync(async () =>
            (await console.Admin.Funds.ListAsync(new(1), FundsState.Held, escrow)).Data is [var it] ? it : null);
        return held.Id;
    }

    /// <summary>A notice, rightly signed, of a payment that no escrow here waits for.</summary>
    /// <returns>The id under which it is kept, once its provider was asked.</returns>
    public async Task<string> TellOfStrangerAsync(string eventId)
    {
        var body = JsonSerializer.Serialize(new
        {
            id = eventId,
            type = "charge.succeeded",
            created = 1,
            data = new
            {
                @object = new
                {
                    id = "ch_strange",
                    @object = "charge",
                    amount = 4200,
                    reason = SeededConsole.Hostile,
                    payment_intent = "pi_strange",
                    client_secret = "pi_strange_secret_of_the_tests",
                    billing_details = new { email = "somebody@trade.test" },
                },
            },
        });
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var hash = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(new StandInOptions().StripeSecret), Encoding.UTF8.GetBytes($"{at}.{body}"));
        using var http = new HttpClient { BaseAddress = console.ApiAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/webhooks/stripe")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={at},v1={Convert.ToHexStringLower(hash)}");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        var told = await Eventually.SeesAsync(async () =>
            (await console.Root.ProviderWebhooks.ListAsync(new(1000), new() { State = ProviderWebhookState.Pending }))
                .Data.FirstOrDefault(it => it.ProviderEventId == eventId && it.Attempts > 0));
        return told.Id;
    }

    public Task<Escrow> ReachesAsync(string escrow, EscrowStatus status) =>
        ReachesAsync(escrow, it => it.Status == status);

    public Task<Escrow> ReachesAsync(string escrow, Func<Escrow, bool> holds) => Eventually.SeesAsync(async () =>
        await console.Admin.Escrows.GetAsync(escrow) is { } it && holds(it) ? it : null);

    public void Dispose() => _owned.ForEach(it => it.Dispose());

    private Task<EscrowPayment> WayToPayAsync(string escrow) => Eventually.SeesAsync(async () =>
        await console.Admin.Funds.ShowPaymentAsync(escrow) is { Ready: true } it ? it : null);

    private async Task<string> AddPartyAsync(string email)
    {
        var id = await console.InviteAsync(email, UserRole.Party, Password);
        await console.Admin.Users.PutKycAsync(id, new NewUserKyc(KycTier.Tier2, KycVerified: true, "Documents seen"));
        await console.Admin.Users.PutPayoutAsync(
            id, new PayoutDestination("0x00000000000000000000000000000000000c0ffe", "acct_1SampleOfTheTests"));
        return id;
    }

    private async Task<EscrowGridClient> SignInAsync(string email)
    {
        var signedIn = await console.Root.SignIn.SignInAsync(
            new Credentials { InstitutionId = console.Institution, Email = email, Password = Password });
        var http = new HttpClient { BaseAddress = console.ApiAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        var client = new EscrowGridClient(http);
        _owned.AddRange([client, http]);
        return client;
    }
}
