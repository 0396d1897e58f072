using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;
using EscrowGrid.Rails.Custodian;

namespace EscrowGrid.Rails.Tests.Webhooks;

/// <summary>The custodian signs the raw body in lower-case hex (escrow-services.md 7.2).</summary>
public sealed class CustodianWebhookReaderTests
{
    private const string Escrow = "esc_0190b0b2-6f0c-7000-8000-00000000000a";

    private const string Body =
        $$"""
        {"id":"cev_1","type":"deposit.confirmed","created":1800000000,
        "data":{"id":"0xab:0","address_id":"addr_1","metadata":{"escrow_id":"{{Escrow}}"} } }
        """;

    private static readonly CustodianWebhookReader Reader = new(["old-secret", "new-secret"]);

    [Theory]
    [InlineData("old-secret")]
    [InlineData("new-secret")]
    public void Notice_SignedByAnActiveSecret_IsRead(string secret)
    {
        var reading = Reader.Read(Sign(secret, Body), Encoding.UTF8.GetBytes(Body));

        Assert.Equal(
            new ProviderNotice(
                Rail.UsdcBase, "cev_1", "deposit.confirmed", DateTimeOffset.FromUnixTimeSeconds(1_800_000_000))
            {
                ObjectId = "0xab:0",
                CollectionId = "addr_1",
                Escrow = PrefixedId.Parse<EscrowId>(Escrow),
            },
            reading.Notice);
    }

    /// <summary>RFC 4231, test case 2: the algorithm by its published vector.</summary>
    [Fact]
    public void Signature_OfThePublishedVector_IsKnown()
    {
        const string signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

        var reading = new CustodianWebhookReader(["Jefe"]).Read(signature, "what do ya want for nothing?"u8);

        Assert.Equal(NoticeRefusal.Unreadable, reading.Refusal);
    }

    [Fact]
    public void Notice_OfAnotherSecretBodyOrCase_IsNotBelieved()
    {
        var genuine = Sign("new-secret", Body);

        Assert.Equal(NoticeRefusal.WrongSignature, Judge(Sign("third-secret", Body), Body));
        Assert.Equal(NoticeRefusal.WrongSignature, Judge(genuine, Body + " "));
        Assert.Equal(NoticeRefusal.WrongSignature, Judge(genuine.ToUpperInvariant(), Body));
        Assert.Equal(NoticeRefusal.WrongSignature, Judge(new string('é', 64), Body));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void Header_OfAnotherForm_IsNoSignature(string? header) =>
        Assert.Equal(NoticeRefusal.NotSigned, Judge(header, Body));

    private static NoticeRefusal Judge(string? signature, string body) =>
        Reader.Read(signature, Encoding.UTF8.GetBytes(body)).Refusal;

    private static string Sign(string secret, string body) => Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));
}
