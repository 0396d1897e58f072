namespace EscrowGrid.Core.CommandBus;

/// <summary>A record of the topic of commands, as it came.</summary>
/// <param name="Key">Null for none, and for one that is no text.</param>
/// <param name="Value">What was signed.</param>
/// <param name="Headers">The last of each name that is text.</param>
public sealed record ReceivedMessage(
    string? Key, ReadOnlyMemory<byte> Value, IReadOnlyDictionary<string, string> Headers);
