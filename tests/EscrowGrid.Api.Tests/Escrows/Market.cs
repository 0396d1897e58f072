using System.Net;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>A tenant with a buyer and a seller, and what they do over HTTP.</summary>
internal sealed class Market
{
    public const string Account = "acct_1Nv0FGQ9RKHgCVdK";

    private static int _contracts;

    private readonly ApiUnderTest _api;

    private Market(ApiUnderTest api, Tenant tenant, SignedInUser buyer, SignedInUser seller)
    {
        (_api, Tenant, Buyer, Seller) = (api, tenant, buyer, seller);
        AsBuyer = People.ClientOf(api, buyer);
        AsSeller = People.ClientOf(api, seller);
    }

    public Tenant Tenant { get; }

    public SignedInUser Buyer { get; }

    public SignedInUser Seller { get; }

    public ApiClient AsBuyer { get; }

    public ApiClient AsSeller { get; }

    /// <summary>The institution's own key, which is its staff.</summary>
    public ApiClient AsStaff => Tenant.Admin;

    public static async Task<Market> CreateAsync(ApiUnderTest api, Tenant? tenant = null)
    {
        tenant ??= await api.CreateTenantAsync();
        var market = new Market(
            api, tenant, await People.SignUpAsync(api, tenant.Id), await People.SignUpAsync(api, tenant.Id));
        foreach (var party in new[] { market.Buyer, market.Seller })
        {
            (await tenant.Admin.PutAsync(
                $"/api/users/{party.Id}/kyc", """{"kycTier":"TIER_2","kycVerified":true,"reason":"Documents seen"}"""))
                .Expect(HttpStatusCode.OK);
        }

        (await market.AsSeller.PutAsync(
            $"/api/users/{market.Seller.Id}/payout", $$"""{"stripeAccountId":"{{Account}}"}"""))
            .Expect(HttpStatusCode.OK);
        await market.VerifyAsync(market.Buyer, "TIER_2");
        await market.VerifyAsync(market.Seller, "TIER_2");
        return market;
    }

    /// <summary>The marketplace says how well it knows a user.</summary>
    public async Task VerifyAsync(SignedInUser user, string tier, bool isVerified = true)
    {
        var json = $$"""{"kycTier":"{{tier}}","kycVerified":{{(isVerified ? "true" : "false")}},"reason":"checked"}""";
        (await AsStaff.PutAsync($"/api/users/{user.Id}/kyc", json)).Expect(HttpStatusCode.OK);
    }

    /// <summary>The body of a new escrow of 100.00 over a contract of its own.</summary>
    /// <param name="more">Further fields, each after a comma.</param>
    /// <param name="contract">Null for a new one.</param>
    public string AgreementJson(string more = "", string? contract = null) =>
        $$"""
        {"contractId":"{{contract ?? NewContract()}}","buyerId":"{{Buyer.Id}}","sellerId":"{{Seller.Id}}",
         "rail":"STRIPE","amount":"10000","currency":"USD"{{more}}}
        """;

    /// <summary>The party that alone may do it; null where the staff may.</summary>
    public SignedInUser? UserFor(string operation) => operation switch
    {
        "markDelivered" => Seller,
        "confirmPayment" or "confirmDelivery" or "raiseDispute" or "concedeDispute" or "escalateDispute" or "makeOffer"
            or "acceptOffer" or "dropOffer" or "addMilestones" or "releaseMilestone" => Buyer,
        _ => null,
    };

    public static string NewContract() => $"contract-{Interlocked.Increment(ref _contracts)}";

    /// <returns>The id of a new escrow that waits for its money.</returns>
    public async Task<string> OpenAsync(string more = "") =>
        (await AsBuyer.PostAsync("/api/escrow", AgreementJson(more))).Expect(HttpStatusCode.Created)
            .Json.GetProperty("escrowId").GetString()!;

    /// <returns>The id of a new escrow whose money is there.</returns>
    public async Task<string> OpenFundedAsync(string more = "")
    {
        var escrow = await OpenAsync(more);
        await PayAsync(escrow);
        return escrow;
    }

    /// <returns>The id of a new escrow that is delivered.</returns>
    public async Task<string> OpenDeliveredAsync(string more = "")
    {
        var escrow = await OpenFundedAsync(more);
        (await SendAsync(AsSeller, $"{escrow}/mark-delivered", """{"title":"Shipped"}""")).Expect(HttpStatusCode.OK);
        return escrow;
    }

    /// <summary>A provider says that all of the money has come in.</summary>
    public Task PayAsync(string escrow) =>
        SayAsync(escrow, EscrowProcess.Payment("100", $"ch_{escrow}"));

    /// <summary>A provider says something; it is decided when this ends.</summary>
    public async Task SayAsync(string escrow, EscrowCommand said)
    {
        var store = _api.Service<IEscrowStore>();
        var id = PrefixedId.Parse<EscrowId>(escrow);
        var found = (await store.FindAsync(id, CancellationToken.None))!;
        var command = new StoredCommand(
            new CommandId(Guid.NewGuid()),
            id,
            found.Institution,
            said,
            EscrowActor.System,
            "request",
            found.UpdatedAt);
        await store.EnqueueAsync(new CommandBatch([command]), CancellationToken.None);
        _api.Service<JobSignal>().Raise();
        await Eventually.HoldsAsync(async () =>
            (await store.FindCommandAsync(command.Id, CancellationToken.None))!.State is CommandState.Completed);
    }

    /// <summary>Commands something of an escrow.</summary>
    /// <param name="client">Who.</param>
    /// <param name="path">Below the list of escrows.</param>
    /// <param name="json">Null for no body.</param>
    /// <param name="key">Null for no Idempotency-Key.</param>
    /// <param name="wait">Seconds.</param>
    public static async Task<Answer> SendAsync(
        ApiClient client, string path, string? json = null, string? key = null, int wait = 10)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/escrow/{path}");
        request.Headers.Add("Prefer", $"wait={wait}");
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        if (json is not null)
            request.Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    public static async Task<Answer> GetAsync(ApiClient client, string escrow) =>
        (await client.GetAsync($"/api/escrow/{escrow}")).Expect(HttpStatusCode.OK);
}
