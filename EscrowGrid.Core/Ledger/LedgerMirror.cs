namespace EscrowGrid.Core.Ledger;

/// <summary>What the on-chain mirror knows of a ledger event. No part of the ledger, and under no hash.</summary>
/// <param name="State">How far its record has come.</param>
/// <param name="TransactionHash"><c>0x</c> and 64 hex digits; null until it is signed.</param>
/// <param name="ChainId">The chain's number (EIP-155); null until it is signed.</param>
/// <param name="BlockNumber">The block that has it; null while none has.</param>
public sealed record LedgerMirror(MirrorState State, string? TransactionHash, long? ChainId, long? BlockNumber);
