namespace EscrowGrid.Client.Operations;

/// <summary>How many events an act is about.</summary>
public sealed record EventCount(string Consumer, int Count, bool DryRun);
