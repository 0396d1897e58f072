using EscrowGrid.StandIns;

namespace EscrowGrid.Rails.Tests.Stripe;

/// <summary>The stand-in is Stripe enough for Stripe's own client.</summary>
public sealed class StripeClientTests
{
    private const string Expected =
        """
        {"paid":"succeeded","charge":"succeeded","sameTransfer":true,"otherwise":"StripeIdempotencyError",
        "beyond":"StripeInvalidRequestError","refund":"succeeded","canceled":"canceled",
        "late":"StripeInvalidRequestError","stranger":"StripeAuthenticationError","intents":2,"balance":0}
        """;

    [Fact]
    public async Task StandIn_DrivenByStripesClient_BehavesAsStripe()
    {
        await using var server = await StandInServer.StartAsync(new StandInOptions());

        var (code, said) = await StripeClient.RunAsync(
            "", "drive", server.Address.ToString(), new StandInOptions().StripeKey);

        Assert.Equal((0, Expected.ReplaceLineEndings("")), (code, said));
    }

    [Fact]
    public async Task Webhook_OfTheStandIn_IsGenuineToStripesClient()
    {
        await using var rails = await RailsUnderTest.StartAsync();
        await PaidEscrow.ByCardAsync(rails);
        var notice = await Polling.UntilAsync(() => rails.Server.Notices.Sent is [var first, ..] ? first : null);
        var secret = new StandInOptions().StripeSecret;

        Assert.Equal(
            (0, "payment_intent.succeeded"),
            await StripeClient.RunAsync(notice.Body, "verify", secret, notice.Signature));
        Assert.Equal(1, (await StripeClient.RunAsync(notice.Body, "verify", "whsec_other", notice.Signature)).Code);
    }
}
