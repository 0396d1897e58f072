using EscrowGrid.Client.ChainOperations;

namespace EscrowGrid.Client.LedgerEvents;

/// <summary>How far the record of a ledger event has come on its way to a chain.</summary>
/// <param name="State">Confirmed is as far as it goes.</param>
/// <param name="ChainId">Which chain (EIP-155); null until its transaction is signed.</param>
/// <param name="BlockNumber">The block that has it; null while none has.</param>
public sealed record LedgerMirror(ChainOperationState State, long? ChainId = null, long? BlockNumber = null);
