using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using EscrowGrid.Core.CommandBus;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>A message as another system would send it.</summary>
internal sealed record Envelope(string Type, string Escrow, string Principal)
{
    public const string Secret = "0f9d1c7be2a84f6c93d5b1e07a6c482d";

    public Guid Id { get; init; } = Guid.NewGuid();

    public string Payload { get; init; } = "{}";

    /// <summary>Null for none.</summary>
    public string? Signature { get; init; } = "";

    /// <summary>Null for the escrow's id, as it should be.</summary>
    public string? Key { get; init; }

    public string Text => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["schemaVersion"] = 1,
        ["eventId"] = Id,
        ["commandType"] = Type,
        ["escrowId"] = Escrow,
        ["timestamp"] = "2026-11-22T09:00:00.000Z",
        ["principal"] = JsonSerializer.Deserialize<JsonElement>(Principal),
        ["payload"] = JsonSerializer.Deserialize<JsonElement>(Payload),
    });

    public Message<byte[], byte[]> ToMessage()
    {
        var value = Encoding.UTF8.GetBytes(Text);
        var headers = new Headers();
        Add(MessageHeaders.Id, Id.ToString());
        Add(MessageHeaders.Type, Type);
        Add(MessageHeaders.Version, "1");
        if (Signature is { } given)
            Add(MessageHeaders.Signature, given.Length > 0 ? given : CommandSignature.Of(value, Secret));
        return new Message<byte[], byte[]>
        {
            Key = Encoding.UTF8.GetBytes(Key ?? Escrow),
            Value = value,
            Headers = headers,
        };

        void Add(string name, string text) => headers.Add(name, Encoding.UTF8.GetBytes(text));
    }
}
