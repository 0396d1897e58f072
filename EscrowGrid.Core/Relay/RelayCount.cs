namespace EscrowGrid.Core.Relay;

/// <summary>How many events an operator's act is about.</summary>
/// <param name="Consumer">Whose.</param>
/// <param name="Count">Events that are handed over again, or would be.</param>
/// <param name="IsDryRun">Whether they would be.</param>
public sealed record RelayCount(string Consumer, int Count, bool IsDryRun);
