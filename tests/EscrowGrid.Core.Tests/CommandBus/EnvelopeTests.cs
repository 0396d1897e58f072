using System.Text;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Tests.CommandBus;

/// <summary>What is read of a message, and that nothing that anybody sends is more than refused.</summary>
public sealed class EnvelopeTests
{
    private const string Secret = "0f9d1c7be2a84f6c93d5b1e07a6c482d";
    private const string Id = "7c9e6679-7425-40de-944b-e07fc1f90ae7";
    private const string Escrow = "esc_0b7f4c52-9a3e-4d5f-8c1b-2e6a7d9f0c31";
    private const string Principal = """{"type":"API_KEY","id":"ak_6ba7b810-9dad-41d1-80b4-00c04fd430c8"}""";

    /// <summary>What only EscrowGrid itself commands.</summary>
    private static readonly string[] Internal =
        ["FOLLOW_MILESTONE", "RECORD_PAYMENT", "RECORD_SETTLEMENT", "PASS_DEADLINE", "TELL_DEADLINE"];

    private readonly ReadMessage _reader = new(
        new CommandBusSettings { Secrets = ["the-one-before-that-still-counts", Secret] });

    public static TheoryData<string, string> Commands { get; } = new()
    {
        { "CANCEL_ESCROW", """{"reason":"personal"}""" },
        { "CONFIRM_PAYMENT", """{"transactionId":"pi_4711","evidence":"personal"}""" },
        { "MARK_DELIVERED", """{"title":"personal","description":"personal"}""" },
        { "CONFIRM_DELIVERY", "{}" },
        { "RELEASE_FUNDS", """{"reason":"personal"}""" },
        { "REFUND_BUYER", """{"refundAmount":"2500","reason":"personal"}""" },
        { "FORCE_TRANSITION", """{"toState":"DISPUTED","reason":"personal"}""" },
        { "RAISE_DISPUTE", """{"reason":"personal","description":"personal"}""" },
        { "RESOLVE_DISPUTE", """{"resolution":"SPLIT","refundAmount":"2500","reason":"personal"}""" },
        { "CONCEDE_DISPUTE", "{}" },
        {
            "RETRY_SETTLEMENT",
            """{"settlementId":"set_6ba7b810-9dad-41d1-80b4-00c04fd430c8","reason":"personal"}"""
        },
        {
            "STOP_SETTLEMENT",
            """{"settlementId":"set_6ba7b810-9dad-41d1-80b4-00c04fd430c8","reason":"personal"}"""
        },
        {
            "SETTLE_ELSEWHERE",
            """
            {"settlementId":"set_6ba7b810-9dad-41d1-80b4-00c04fd430c8","reference":"4711","reason":"personal"}
            """
        },
        { "WITHDRAW_DECISION", """{"reason":"personal"}""" },
        { "ADD_MILESTONES", """{"milestones":[{"title":"personal","amount":"10000"}]}""" },
        { "MAKE_OFFER", """{"resolution":"REFUND"}""" },
        { "ACCEPT_OFFER", """{"version":4}""" },
        { "DROP_OFFER", """{"version":4}""" },
        { "ESCALATE_DISPUTE", "{}" },
        { "REVIEW_DISPUTE", "{}" },
    };

    [Fact]
    public void Commands_ThatCanBeSent_AreAllButThoseOfEscrowGridItself()
    {
        var all = typeof(EscrowCommand).GetNestedTypes().Select(CommandText.NameOf).Except(Internal);

        Assert.Equal(all.Order(StringComparer.Ordinal), CommandFields.ByName.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            CommandFields.ByName.Keys.Order(StringComparer.Ordinal),
            Commands.Select(row => (string)row[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_Signed_IsRead(string type, string payload)
    {
        Assert.True(_reader.TryRead(Sign(Text(type, payload), type), out var message, out _));

        Assert.Equal((Id, type, Escrow), (message.Id.Value.ToString(), message.Type, message.Escrow.ToString()));
        Assert.Equal(type, CommandText.NameOf(message.Wanted!.GetType()));
        Assert.IsType<MessagePrincipal.Key>(message.Principal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_Published_SaysNothingThatPeopleWroteAndIsKnownAsOurs(string type, string payload)
    {
        Assert.True(_reader.TryRead(Sign(Text(type, payload), type), out var sent, out _));
        var stored = new StoredCommand(
            new CommandId(sent.Id.Value),
            sent.Escrow,
            new InstitutionId(Guid.Parse(Id)),
            sent.Wanted!,
            EscrowActor.System,
            "request",
            DateTimeOffset.UnixEpoch);

        var published = PublishedText.Of(stored);

        Assert.DoesNotContain("personal", published.Text.Text, StringComparison.Ordinal);
        Assert.True(_reader.TryRead(Sign(published.Text.Text, type), out var own, out _));
        Assert.Equal((true, sent.Id, sent.Escrow), (own.IsOwn, own.Id, own.Escrow));
    }

    [Theory]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":2")]
    [InlineData("\"schemaVersion\":1", "\"schemaVersion\":\"1\"")]
    [InlineData("\"eventId\":\"7c9e6679-7425-40de", "\"eventId\":\"7c9e6679-7425-80de")]
    [InlineData("\"eventId\":\"7c9e6679", "\"eventId\":\"7C9E6679")]
    [InlineData("\"type\":\"API_KEY\"", "\"type\":\"SYSTEM\"")]
    [InlineData("\"type\":\"API_KEY\"", "\"type\":\"ROOT\"")]
    [InlineData("\"type\":\"API_KEY\"", "\"type\":\"USER\"")]
    [InlineData("CANCEL_ESCROW", "PASS_DEADLINE")]
    [InlineData("CANCEL_ESCROW", "cancel_escrow")]
    [InlineData("\"payload\":{}", "\"payload\":{\"amount\":1}")]
    [InlineData("\"payload\":{}", "\"payload\":null")]
    [InlineData("\"payload\":{}", "\"payload\":{},\"actorId\":\"system\"")]
    [InlineData("\"timestamp\":\"2026-11-22T09:00:00.000Z\",", "")]
    public void Message_OfAnotherForm_IsRefusedByTheRuleThatItBreaks(string part, string other)
    {
        var text = Text("CANCEL_ESCROW", "{}");
        Assert.Contains(part, text, StringComparison.Ordinal);

        Assert.False(_reader.TryRead(
            Sign(text.Replace(part, other, StringComparison.Ordinal), "CANCEL_ESCROW"), out _, out var refusal));

        Assert.Equal("VALIDATION_FAILED", refusal.Code);
        Assert.NotEqual("", refusal.Details);
    }

    [Fact]
    public void Signature_OfAnyActiveSecret_IsValidAndNoOtherIs()
    {
        var text = Encoding.UTF8.GetBytes(Text("CANCEL_ESCROW", "{}"));
        string[] secrets = ["one", "two"];

        Assert.True(CommandSignature.IsValid(text, CommandSignature.Of(text, "two"), secrets));
        Assert.True(CommandSignature.IsValid(text, $"v2=00, {CommandSignature.Of(text, "one")}", secrets));
        Assert.False(CommandSignature.IsValid(text, CommandSignature.Of(text, "three"), secrets));
        Assert.False(CommandSignature.IsValid(text, CommandSignature.Of(text, "one")[3..], secrets));
        Assert.False(CommandSignature.IsValid(text, "", secrets));
        Assert.False(CommandSignature.IsValid([.. text, 32], CommandSignature.Of(text, "one"), secrets));
        Assert.False(CommandSignature.IsValid(text, CommandSignature.Of(text, "one"), []));
    }

    [Theory]
    [InlineData(MessageHeaders.Id)]
    [InlineData(MessageHeaders.Type)]
    [InlineData(MessageHeaders.Version)]
    public void Header_ThatSaysAnotherThing_IsRefused(string header)
    {
        var signed = Sign(Text("CANCEL_ESCROW", "{}"), "CANCEL_ESCROW");
        var headers = new Dictionary<string, string>(signed.Headers) { [header] = "0" };

        Assert.False(_reader.TryRead(signed with { Headers = headers }, out _, out var refusal));

        Assert.Equal((MessageRefusal.HeaderMismatch, header), (refusal.Code, refusal.Details));
    }

    /// <summary>Signed, since whoever is not known does not get as far as the parser.</summary>
    [Fact]
    public void Bytes_OfAnyKind_AreRefusedWithAReasonAndNeverAnException()
    {
        const int Rounds = 20_000;
        var seed = (uint)Environment.TickCount | 1;
        var whole = Encoding.UTF8.GetBytes(Text("ADD_MILESTONES", """{"milestones":[{"title":"t","amount":"1"}]}"""));
        var read = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var bytes = Damage(whole, ref seed);
            var received = Sign(bytes, "ADD_MILESTONES");
            if (_reader.TryRead(received, out _, out var refusal))
                read++;
            else
                Assert.NotEqual("", refusal.Code);
        }

        Assert.True(read < Rounds, $"seed {seed}");
    }

    private static byte[] Damage(byte[] whole, ref uint seed)
    {
        byte[] bytes = Next(ref seed, 4) == 0 ? new byte[Next(ref seed, 200)] : [.. whole];
        for (var times = Next(ref seed, 6); times >= 0 && bytes.Length > 0; times--)
        {
            switch (Next(ref seed, 3))
            {
                case 0:
                    bytes[Next(ref seed, bytes.Length)] = (byte)Next(ref seed, 256);
                    break;
                case 1:
                    bytes = bytes[..Next(ref seed, bytes.Length)];
                    break;
                default:
                    var at = Next(ref seed, bytes.Length);
                    bytes = [.. bytes[..at], .. "[{\"\\uD800"u8, .. bytes[at..]];
                    break;
            }
        }

        return bytes;
    }

    private static int Next(ref uint seed, int below)
    {
        seed = unchecked((seed * 1_664_525) + 1_013_904_223);
        return (int)((seed >> 8) % (uint)below);
    }

    private static string Text(string type, string payload) =>
        $$"""
        {"schemaVersion":1,"eventId":"{{Id}}","commandType":"{{type}}","escrowId":"{{Escrow}}",
         "timestamp":"2026-11-22T09:00:00.000Z","principal":{{Principal}},"payload":{{payload}}}
        """;

    private static ReceivedMessage Sign(string text, string type) => Sign(Encoding.UTF8.GetBytes(text), type);

    private static ReceivedMessage Sign(byte[] text, string type) => new(
        Escrow,
        text,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MessageHeaders.Id] = Id,
            [MessageHeaders.Type] = type,
            [MessageHeaders.Version] = "1",
            [MessageHeaders.Signature] = CommandSignature.Of(text, Secret),
        });
}
