using EscrowGrid.Core.Chain;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>The on-chain mirror's part of the memory store; under its lock.</summary>
internal sealed class MemoryChain
{
    /// <summary>Ledger events that are taken up; null while nobody follows the ledger.</summary>
    public int? TakenUp { get; set; }

    /// <summary>In the order of their numbers.</summary>
    public OrderedDictionary<ChainOperationId, ChainOperation> Operations { get; } = [];

    public Dictionary<ChainOperationId, List<(long Nonce, ChainTransaction Transaction)>> Transactions { get; } = [];

    public Dictionary<(long ChainId, string Account), long> NextNonces { get; } = [];

    public Dictionary<LedgerEventId, ChainOperationId> ByLedgerEvent { get; } = [];
}
