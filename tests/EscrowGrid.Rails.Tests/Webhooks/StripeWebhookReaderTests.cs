using System.Globalization;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Stripe;
using EscrowGrid.Rails.Tests.Stripe;

namespace EscrowGrid.Rails.Tests.Webhooks;

/// <summary>What Stripe's own client signs is believed, and nothing else.</summary>
public sealed class StripeWebhookReaderTests
{
    private const string Old = "whsec_old_4f0c";
    private const string New = "whsec_new_91be";
    private const long Now = 1_800_000_000;
    private const string Escrow = "esc_0190b0b2-6f0c-7000-8000-00000000000a";
    private const string Settlement = "set_0190b0b2-6f0c-7000-8000-00000000000b";

    private const string Body =
        $$"""
        { "id": "evt_1", "object": "event",  "type": "refund.updated", "created": 1799999000,
          "data": {"object": {"id": "re_1", "object": "refund", "payment_intent": "pi_1",
          "metadata": {"escrow_id": "{{Escrow}}", "settlement_id": "{{Settlement}}", "note": "é 漢字 🙂"} } } }
        """;

    private static readonly StripeWebhookReader Reader = new([Old, New], new FixedTime(Now));

    [Theory]
    [InlineData(Old)]
    [InlineData(New)]
    public async Task Notice_SignedByStripesClient_IsRead(string secret)
    {
        var reading = Read(await SignAsync(secret, Now), Body);

        Assert.Equal(NoticeRefusal.None, reading.Refusal);
        Assert.Equal(
            new ProviderNotice(
                Rail.Stripe, "evt_1", "refund.updated", DateTimeOffset.FromUnixTimeSeconds(1_799_999_000))
            {
                ObjectId = "re_1",
                CollectionId = "pi_1",
                Escrow = PrefixedId.Parse<EscrowId>(Escrow),
                Settlement = PrefixedId.Parse<SettlementId>(Settlement),
            },
            reading.Notice);
    }

    [Theory]
    [InlineData(-300, NoticeRefusal.None)]
    [InlineData(-301, NoticeRefusal.Stale)]
    [InlineData(300, NoticeRefusal.None)]
    [InlineData(301, NoticeRefusal.Stale)]
    public async Task Notice_SignedAtAnotherTime_IsBelievedForFiveMinutes(int seconds, NoticeRefusal expected) =>
        Assert.Equal(expected, Read(await SignAsync(New, Now + seconds), Body).Refusal);

    [Fact]
    public async Task Notice_ChangedOnItsWay_IsNotBelieved()
    {
        var header = await SignAsync(New, Now);
        var later = header.Replace($"t={Now}", $"t={Now + 1}", StringComparison.Ordinal);
        string[] bodies = [Body + " ", Body.Replace("re_1", "re_2", StringComparison.Ordinal), ""];

        Assert.All(bodies, body => Assert.Equal(NoticeRefusal.WrongSignature, Read(header, body).Refusal));
        Assert.Equal(NoticeRefusal.WrongSignature, Read(later, Body).Refusal);
        Assert.Equal(
            NoticeRefusal.WrongSignature, Read(await SignAsync("whsec_of_somebody_else", Now), Body).Refusal);
    }

    [Fact]
    public async Task Signatures_OfSeveralSecretsAndVersions_NeedOneThatIsGenuine()
    {
        var genuine = (await SignAsync(New, Now)).Split("v1=")[1];
        var wrong = new string('0', genuine.Length);

        Assert.Equal(NoticeRefusal.None, Read($"t={Now},v1={wrong},v1={genuine},v0={wrong}", Body).Refusal);
        Assert.Equal(NoticeRefusal.None, Read($"v1={genuine} , t={Now}", Body).Refusal);
        Assert.Equal(NoticeRefusal.WrongSignature, Read($"t={Now},v1={wrong},v0={genuine}", Body).Refusal);
        Assert.Equal(NoticeRefusal.WrongSignature, Read($"t={Now},v1={genuine.ToUpperInvariant()}", Body).Refusal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("t=1800000000")]
    [InlineData("v1=00")]
    [InlineData("t=now,v1=00")]
    [InlineData("t=-1,v1=00")]
    [InlineData("t=99999999999999999999,v1=00")]
    [InlineData("t=1800000000,t=1800000000,v1=00")]
    [InlineData("t=1800000000,v0=00")]
    public void Header_OfAnotherForm_IsNoSignature(string? header) =>
        Assert.Equal(NoticeRefusal.NotSigned, Read(header, Body).Refusal);

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"evt_1","type":"x","created":1}""")]
    [InlineData("""{"id":"evt_1","type":7,"created":1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","type":"x","created":-1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_1","type":"x","created":253402300800,"data":{"object":{}}}""")]
    public async Task Body_GenuineAndNoEvent_IsUnreadable(string body) =>
        Assert.Equal(NoticeRefusal.Unreadable, Read(await SignAsync(New, Now, body), body).Refusal);

    [Theory]
    [InlineData("""{"id":"evt_9","type":"moon.full","created":1,"data":{"object":{}}}""")]
    [InlineData("""{"id":"evt_9","type":"moon.full","created":1,"data":{"object":{"id":7,"metadata":[1]}}}""")]
    [InlineData("""{"id":"evt_9","type":"moon.full","created":1,"data":{"object":{"metadata":{"escrow_id":"x"}}}}""")]
    public async Task Notice_OfAnUnknownTypeAboutUnknownThings_IsANoticeToo(string body) => Assert.Equal(
        new ProviderNotice(Rail.Stripe, "evt_9", "moon.full", DateTimeOffset.FromUnixTimeSeconds(1)),
        Read(await SignAsync(New, Now, body), body).Notice);

    private static NoticeReading Read(string? header, string body) =>
        Reader.Read(header, Encoding.UTF8.GetBytes(body));

    private static async Task<string> SignAsync(string secret, long time, string body = Body)
    {
        var (code, said) = await StripeClient.RunAsync(
            body, "sign", secret, time.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(0, code);
        return said;
    }
}
