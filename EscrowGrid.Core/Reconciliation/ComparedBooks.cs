using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Reconciliation;

/// <summary>What one run has seen so far. Ids are kept, not objects: a million of them fit into 40 MB.</summary>
/// <param name="Now">The moment of the run.</param>
/// <param name="Since">From when on the providers' books are read.</param>
internal sealed record ComparedBooks(DateTimeOffset Now, DateTimeOffset Since)
{
    /// <summary>Money that was found there just as it is here.</summary>
    public HashSet<Guid> Equal { get; } = [];

    /// <summary>Settlements of which an object was met, and judged.</summary>
    public HashSet<Guid> Met { get; } = [];

    /// <summary>The rails whose books were read to their end.</summary>
    public HashSet<Rail> Read { get; } = [];

    public long Objects { get; set; }

    /// <summary>Objects of the same account that have nothing to do with escrows.</summary>
    public long Foreign { get; set; }

    public long Escrows { get; set; }

    /// <summary>Whether it came about so lately that its way through the product is not over.</summary>
    public bool IsYoung(DateTimeOffset at) => at > Now - Limits.ReconciliationGrace;

    /// <summary>Whether this run would have seen it, were it still there.</summary>
    public bool Covers(ReconciliationBreak known)
    {
        var found = known.Found;
        // Only whoever reads that list again knows.
        if (found.Kind is BreakKind.ListUnread)
            return false;
        if (found.Kind is BreakKind.BooksDiffer or BreakKind.PayoutStuck)
            return true;
        // What is here is asked for one by one; what is only there is found by reading.
        var isHere = found.Escrow is not null
            && found.Kind is not (BreakKind.PaymentMissingHere or BreakKind.PayoutMissingHere);
        return Read.Contains(found.Rail) && (isHere || found.At >= Since);
    }
}
