using System.Text;
using EscrowGrid.Api.Tests.Users;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.CommandBus;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Tests.CommandBus;

/// <summary>Takes messages beside an API, as a worker does.</summary>
internal sealed class BusLine
{
    private const string Secret = "0f9d1c7be2a84f6c93d5b1e07a6c482d";

    private readonly ReadMessage _reader = new(new CommandBusSettings { Secrets = [Secret] });
    private readonly TakeMessage _taker;
    private readonly IRefusedMessageStore _refused;

    public BusLine(ApiUnderTest api, string? terms = null)
    {
        _refused = api.Service<IRefusedMessageStore>();
        _taker = new TakeMessage(
            new MessageSender(
                api.Service<ISessionStore>(),
                api.Service<IApiKeyStore>(),
                new UserSettings { TermsVersion = terms },
                api.Service<TimeProvider>()),
            new RepeatedMessage(api.Service<IEscrowStore>(), _refused),
            api.Service<SubmitCommand>(),
            api.Service<OpenEscrow>());
    }

    public static string PrincipalOf(SignedInUser user) =>
        $$"""{"type":"USER","id":"{{user.Id}}","sessionId":"{{user.Session}}"}""";

    public static string PrincipalOf(string key) => $$"""{"type":"API_KEY","id":"{{key}}"}""";

    /// <summary>Takes a message, and remembers a refusal as the consumer does.</summary>
    public async Task<MessageFate> SendAsync(
        string type, string escrow, string principal, string payload = "{}", Guid? id = null)
    {
        var named = id ?? Guid.NewGuid();
        var text = Encoding.UTF8.GetBytes(
            $$"""
            {"schemaVersion":1,"eventId":"{{named}}","commandType":"{{type}}","escrowId":"{{escrow}}",
             "timestamp":"2026-11-22T09:00:00.000Z","principal":{{principal}},"payload":{{payload}}}
            """);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MessageHeaders.Id] = $"{named}",
            [MessageHeaders.Type] = type,
            [MessageHeaders.Version] = "1",
            [MessageHeaders.Signature] = CommandSignature.Of(text, Secret),
        };
        if (!_reader.TryRead(new ReceivedMessage(escrow, text, headers), out var message, out var refusal))
            return new MessageFate(MessageVerdict.Refused, refusal);
        var fate = await _taker.HandleAsync(message, isPatient: false, CancellationToken.None);
        if (fate is { Refusal: { } why, Id: { } refused })
        {
            await _refused.AddAsync(
                new RefusedMessage(refused, why.Code, why.Details, DateTimeOffset.UnixEpoch), CancellationToken.None);
        }

        return fate;
    }
}
