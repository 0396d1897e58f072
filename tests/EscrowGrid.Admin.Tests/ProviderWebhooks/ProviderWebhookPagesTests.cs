using EscrowGrid.Admin.Tests.Pages;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.ProviderWebhooks;
using EscrowGrid.Client.Users;

namespace EscrowGrid.Admin.Tests.ProviderWebhooks;

/// <summary>What payment providers told: what waits for somebody is seen first, and what is over cannot be acted on.
/// </summary>
public sealed class ProviderWebhookPagesTests
{
    private const string Root = "/operations/provider-webhooks";

    private static readonly ApiCaller Operator = new("root");

    private static readonly ApiCaller Reader =
        new("read_only") { InstitutionId = "inst_1", Scopes = ["operations:read"] };

    [Theory]
    [InlineData("", "state=UNMATCHED&")]
    [InlineData("?state=", "?limit=")]
    [InlineData("?state=PENDING&rail=STRIPE&type=charge.failed", "?rail=STRIPE&state=PENDING&type=charge.failed")]
    [InlineData("?state=&escrow=esc_1", "?escrowId=esc_1&limit=")]
    public async Task List_AsItIsAskedFor_AsksTheApiForIt(string query, string asked)
    {
        var api = new StubApi().Answer(Root, StubApi.PageOf<ProviderWebhook>());
        await using var console = await ConsoleUnderTest.StartAsync(api, Operator);

        var page = await console.ReadAsync($"/provider-webhooks{query}");

        Assert.NotNull(page.QuerySelector(".empty"));
        Assert.Contains(api.Asked, it => it.StartsWith(Root, StringComparison.Ordinal)
            && it.Contains(asked, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProviderWebhookState.Pending, true)]
    [InlineData(ProviderWebhookState.Unmatched, true)]
    [InlineData(ProviderWebhookState.Processed, false)]
    [InlineData(ProviderWebhookState.Ignored, false)]
    [InlineData(ProviderWebhookState.Dismissed, false)]
    public async Task Page_OfAWebhook_OffersWhatCanStillBeDone(ProviderWebhookState state, bool isOpen)
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(state), Operator);

        var page = await console.ReadAsync("/provider-webhooks/pev_1");

        Assert.Equal(isOpen, page.QuerySelector("form[action$='/process']") is not null);
        Assert.Equal(isOpen, page.QuerySelector("form[action$='/dismiss']") is not null);
        Assert.Equal(state is ProviderWebhookState.Unmatched, page.QuerySelector("main .alert.warn") is not null);
        Assert.Contains("Of another shop", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForWhoOnlyReads_OffersNothing()
    {
        await using var console = await ConsoleUnderTest.StartAsync(NewApi(ProviderWebhookState.Unmatched), Reader);

        var page = await console.ReadAsync("/provider-webhooks/pev_1");

        Assert.Empty(page.QuerySelectorAll("form[action^='/do/provider-webhooks']"));
    }

    private static StubApi NewApi(ProviderWebhookState state) => new StubApi().Answer(
        $"{Root}/pev_1",
        new ProviderWebhook(
            "pev_1",
            PaymentRail.Stripe,
            "evt_1",
            "charge.succeeded",
            state,
            Attempts: 3,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch)
        {
            EndedAt = state is ProviderWebhookState.Pending ? null : DateTimeOffset.UnixEpoch,
            Dismissal = "Of another shop",
            Body = "{}",
        });
}
