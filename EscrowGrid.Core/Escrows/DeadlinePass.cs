using System.Diagnostics.Metrics;

namespace EscrowGrid.Core.Escrows;

/// <summary>One look at the deadlines that have passed.</summary>
internal sealed class DeadlinePass(bool hasAutoRefund, DateTimeOffset now, Histogram<double> lag)
{
    private readonly List<DueEscrow> _untold = [];
    private int _gathered;

    /// <summary>How many silent buyers it left alone.</summary>
    public long HeldBack { get; private set; }

    /// <summary>Those that nothing follows for and that nobody was told of yet; asked once.</summary>
    public IReadOnlyList<DueEscrow> TakeUntold()
    {
        DueEscrow[] untold = [.. _untold];
        _untold.Clear();
        return untold;
    }

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
        {
            if (!escrow.IsQuiet)
                _untold.Add(escrow);
            return false;
        }

        var hasGathered = now - escrow.DueAt > Limits.GatheredDeadlineAge;
        return !hasGathered || _gathered++ < Limits.GatheredDeadlines;
    }
}
