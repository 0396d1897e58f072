namespace EscrowGrid.Core.Chain;

/// <summary>What is written on the chain. The same ledger event always gives the same texts, byte for byte.</summary>
/// <param name="PositionId">As on the wire.</param>
/// <param name="Kind"><c>POSITION_CREATED</c> or <c>POSITION_STATE_CHANGED</c>.</param>
/// <param name="Payload">Canonical JSON.</param>
public sealed record ChainRecord(string PositionId, string Kind, string Payload);
