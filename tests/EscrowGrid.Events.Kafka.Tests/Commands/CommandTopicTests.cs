using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Events.Kafka.Tests.Brokers;
using Xunit.Abstractions;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>
/// From the topic to the decision: each command exactly once, whatever is delivered how often, and nothing of what
/// nobody known has sent (escrow-services.md 31.5 and 31.9).
/// </summary>
public sealed class CommandTopicTests(CommandDatabases databases, ITestOutputHelper output)
    : IClassFixture<CommandDatabases>
{
    private const string CountCommands = "SELECT count(*) FROM escrow_commands WHERE type = 'CANCEL_ESCROW'";

    [Fact]
    public async Task Command_ThatIsSigned_IsDecidedUnderTheIdOfItsMessage()
    {
        await using var house = await CommandHouse.StartAsync(databases);
        var escrow = await house.OpenAsync();
        var sent = house.Command("CANCEL_ESCROW", escrow.Id) with { Payload = """{"reason":"Out of stock"}""" };

        await house.SendAsync(sent);
        var decided = await house.DecidedAsync(sent);

        Assert.Equal((CommandState.Completed, ActorClass.Staff), (decided.State, decided.Actor.Class));
        Assert.Equal("Out of stock", Assert.IsType<EscrowCommand.Cancel>(decided.Command).Reason);
        Assert.Equal(1, await house.CountAsync(
            $"SELECT count(*) FROM audit_events WHERE method = 'KAFKA' AND request_id = '{sent.Id}'"));
    }

    [Fact]
    public async Task Command_SignedByTheShellAsTheDocumentationSays_IsTaken()
    {
        await using var house = await CommandHouse.StartAsync(databases);
        var escrow = await house.OpenAsync();
        var plain = house.Command("CANCEL_ESCROW", escrow.Id) with { Payload = """{"reason":"বাতিল"}""" };
        var signature = await ShellSignature.OfAsync(plain.Text, Envelope.Secret);

        await house.SendAsync(plain with { Signature = signature });

        Assert.Equal(CommandState.Completed, (await house.DecidedAsync(plain)).State);
    }

    [Fact]
    public async Task Escrow_OpenedByAMessage_HasTheIdThatTheSenderChose()
    {
        await using var house = await CommandHouse.StartAsync(databases);
        var id = new EscrowId(Guid.NewGuid());
        var sent = house.Command("CREATE_ESCROW", id) with
        {
            Payload = $$"""
                {"contractId":"contract-1","offerId":"offer-1",
                 "buyerId":"{{house.Buyer}}","sellerId":"{{house.Seller}}",
                 "rail":"STRIPE","amount":"10000","currency":"USD"}
                """,
        };

        await house.SendAsync(sent, sent, sent);
        await Eventually.HoldsAsync(async () => await house.Escrows.FindAsync(id, CancellationToken.None) is not null);
        var other = sent with { Id = Guid.NewGuid(), Payload = sent.Payload.Replace("10000", "20000") };
        await house.SendAsync(other);

        Assert.Equal(
            MessageRefusal.EscrowIdReused,
            TopicReader.Header(Assert.Single(await house.ReadRefusedAsync(1)), "x-error-code"));
        Assert.Equal(1, await house.CountAsync("SELECT count(*) FROM escrows"));
    }

    [Fact]
    public async Task Message_ThatIsNotToBeTaken_GoesToTheRefusedWithItsReason()
    {
        await using var house = await CommandHouse.StartAsync(databases);
        var escrow = await house.OpenAsync();
        var good = house.Command("CANCEL_ESCROW", escrow.Id);
        var (nobody, root) = ("""{"type":"API_KEY","id":"ak_1"}""", """{"type":"ROOT","id":"root"}""");
        var expected = new Dictionary<Envelope, string>
        {
            [good with { Id = Guid.NewGuid(), Signature = null }] = MessageRefusal.NotSigned,
            [good with { Id = Guid.NewGuid(), Signature = "v1=00" }] = MessageRefusal.SignatureInvalid,
            [good with { Id = Guid.NewGuid(), Key = "esc_1" }] = MessageRefusal.KeyMismatch,
            [good with { Id = Guid.NewGuid(), Type = "PASS_DEADLINE" }] = "VALIDATION_FAILED",
            [good with { Id = Guid.NewGuid(), Payload = """{"reson":"?"}""" }] = "VALIDATION_FAILED",
            [good with { Id = Guid.NewGuid(), Principal = root }] = "VALIDATION_FAILED",
            [good with { Id = Guid.NewGuid(), Principal = nobody }] = MessageRefusal.PrincipalUnknown,
            [house.Command("CANCEL_ESCROW", new EscrowId(Guid.NewGuid()))] = "ESCROW_NOT_FOUND",
        };

        await house.SendAsync(expected.Keys);
        var refused = await house.ReadRefusedAsync(expected.Count);

        Assert.Equal(expected.Count, refused.Count);
        foreach (var (sent, code) in expected)
        {
            var letter = refused.Single(it => TopicReader.Header(it, MessageHeaders.Id) == sent.Id.ToString());
            Assert.Equal(code, TopicReader.Header(letter, "x-error-code"));
            Assert.Equal(sent.Text, System.Text.Encoding.UTF8.GetString(letter.Message.Value));
            Assert.Equal(CommandHouse.Topic, TopicReader.Header(letter, "x-original-topic"));
            Assert.Null(await house.FindAsync(sent));
        }
    }

    [Fact]
    public async Task Messages_DeliveredThreeTimesEach_AreOneCommandEach()
    {
        const int Escrows = 100;
        const int CommandsOfEach = 10;
        await using var house = await CommandHouse.StartAsync(databases);
        var sent = new List<Envelope>();
        for (var i = 0; i < Escrows; i++)
        {
            var escrow = await house.OpenAsync();
            sent.AddRange(Enumerable.Range(0, CommandsOfEach).Select(_ => house.Command("CANCEL_ESCROW", escrow.Id)));
        }

        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var deliveries = sent.Concat(sent).Concat(sent).ToArray();
        ShuffleBy(seed, deliveries);
        await house.StartWorkerAsync();
        foreach (var batch in deliveries.Chunk(250))
            await house.SendAsync(batch);
        await Eventually.HoldsAsync(async () => await house.CountAsync(
            CountCommands + " AND state <> 'PENDING'") == sent.Count);

        // Another group starts at the beginning, as one that an operator has wound back.
        using var again = new MessageCount(await house.StartWorkerAsync("wound-back"));
        await again.ReachesAsync(deliveries.Length);

        Assert.Equal(sent.Count, await house.CountAsync(CountCommands));
        Assert.Equal(Escrows, await house.CountAsync(CountCommands + " AND state = 'COMPLETED'"));
        Assert.Equal(Escrows, await house.CountAsync("SELECT count(*) FROM escrows WHERE state = 'CANCELLED'"));
        Assert.Equal(0, await house.CountAsync("SELECT count(*) FROM refused_messages"));
    }

    [Fact]
    public async Task Refusal_ReadAgain_StaysARefusal()
    {
        await using var house = await CommandHouse.StartAsync(databases);
        var id = new EscrowId(Guid.NewGuid());
        var early = house.Command("CANCEL_ESCROW", id);
        await house.SendAsync(early);
        Assert.Single(await house.ReadRefusedAsync(1));

        var opening = house.Command("CREATE_ESCROW", id) with
        {
            Payload = $$"""
                {"contractId":"contract-2","buyerId":"{{house.Buyer}}","sellerId":"{{house.Seller}}",
                 "rail":"STRIPE","amount":"10000","currency":"USD"}
                """,
        };
        await house.SendAsync(opening, early);
        using var again = new MessageCount(await house.StartWorkerAsync("wound-back"));
        await again.ReachesAsync(3);

        Assert.Null(await house.FindAsync(early));
        Assert.Single(await house.ReadRefusedAsync(1));
        Assert.Equal(1, await house.CountAsync("SELECT count(*) FROM escrows WHERE state = 'AWAIT_FUNDS'"));
    }

    [Fact]
    public async Task Command_OfRest_IsPublishedAndNotTakenAgain()
    {
        await using var house = await CommandHouse.StartAsync(databases, publishes: true);
        using var count = new MessageCount(house.Worker);
        house.Brokers.GoAway();
        var escrow = await house.OpenAsync();
        var command = await house.SubmitAsync(escrow, new EscrowCommand.Cancel("somebody is ill"));
        house.Brokers.ComeBack();

        await count.ReachesAsync(2);
        using var reader = new TopicReader(house.Brokers, CommandHouse.Topic);
        await reader.ReadCountAsync(2);
        await reader.ReadRestAsync();

        var told = reader.Read.DistinctBy(it => TopicReader.Header(it, MessageHeaders.Id)).ToList();
        Assert.All(told, it => Assert.Equal(escrow.Id.ToString(), it.Message.Key));
        Assert.Equal(
            ["CREATE_ESCROW", "CANCEL_ESCROW"], told.Select(it => TopicReader.Header(it, MessageHeaders.Type)));
        Assert.Equal(command.Id.Value.ToString(), TopicReader.Header(told[1], MessageHeaders.Id));
        Assert.DoesNotContain(
            "ill", System.Text.Encoding.UTF8.GetString(told[1].Message.Value), StringComparison.Ordinal);
        Assert.Equal(1, await house.CountAsync("SELECT count(*) FROM escrow_commands"));
        Assert.Equal(0, await house.CountAsync("SELECT count(*) FROM refused_messages"));
    }

    [Fact]
    public async Task Database_ThatIsAwayForAWhile_LosesAndRefusesNothing()
    {
        const int Messages = 60;
        await using var house = await CommandHouse.StartAsync(databases);
        var escrow = await house.OpenAsync();
        var sent = Enumerable.Range(0, Messages).Select(_ => house.Command("CANCEL_ESCROW", escrow.Id)).ToList();
        await house.SendAsync(sent.Take(Messages / 2));
        await house.LockOutAsync();
        await house.SendAsync(sent.Skip(Messages / 2));
        await Eventually.HoldsAsync(() => Task.FromResult(house.IsAway()));
        await house.LetInAsync();

        await Eventually.HoldsAsync(async () => await house.CountAsync(CountCommands) == Messages);

        Assert.Equal(0, await house.CountAsync("SELECT count(*) FROM refused_messages"));
        await Eventually.HoldsAsync(async () =>
            await house.CountAsync(CountCommands + " AND state = 'COMPLETED'") == 1);
    }

    private static void ShuffleBy(int seed, Envelope[] deliveries)
    {
        var state = unchecked((uint)seed) | 1;
        for (var i = deliveries.Length - 1; i > 0; i--)
        {
            state = unchecked((state * 1_664_525) + 1_013_904_223);
            var other = (int)(state % (uint)(i + 1));
            (deliveries[i], deliveries[other]) = (deliveries[other], deliveries[i]);
        }
    }
}
