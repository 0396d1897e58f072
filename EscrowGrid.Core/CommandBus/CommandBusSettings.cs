namespace EscrowGrid.Core.CommandBus;

/// <summary>Whose commands are taken from the topic. A class, so that no text form shows the secrets.</summary>
public sealed class CommandBusSettings
{
    /// <summary>Those that count; the first one signs what EscrowGrid itself publishes. At least one.</summary>
    public required IReadOnlyList<string> Secrets { get; init; }
}
