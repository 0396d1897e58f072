using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Reconciliation;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Money on its way in. Whoever looks holds the lock of the database.</summary>
internal sealed class MemoryIncome
{
    public Dictionary<EscrowId, EscrowCollection> Collections { get; } = [];

    public Dictionary<FundsId, InboundFunds> Funds { get; } = [];

    public Dictionary<ProviderEventId, ProviderEvent> Events { get; } = [];

    public Dictionary<ApprovalId, EscrowApproval> Approvals { get; } = [];

    public Dictionary<BreakId, ReconciliationBreak> Breaks { get; } = [];
}
