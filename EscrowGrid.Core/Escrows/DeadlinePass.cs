using System.Diagnostics.Metrics;

namespace EscrowGrid.Core.Escrows;

/// <summary>One look at the deadlines that have passed.</summary>
internal sealed class DeadlinePass(bool hasAutoRefund, DateTimeOffset now, Histogram<double> lag)
{
    private int _gathered;

    /// <summary>How many silent buyers it left alone.</summary>
    public long HeldBack { get; private set; }

    /// <returns>Those that are carried out in this pass.</returns>
    public IReadOnlyList<DueEscrow> Choose(IReadOnlyList<DueEscrow> due)
    {
        var chosen = due.Where(MayPass).ToList();
        foreach (var escrow in chosen)
            lag.Record((now - escrow.DueAt).TotalSeconds);
        HeldBack += due.Count - chosen.Count;
        return chosen;
    }

    private bool MayPass(DueEscrow escrow)
    {
        if (escrow.State is not EscrowState.Delivered)
            return true;
        if (!hasAutoRefund)
            return false;
        var hasGathered = now - escrow.DueAt > Limits.GatheredDeadlineAge;
        return !hasGathered || _gathered++ < Limits.GatheredDeadlines;
    }
}
