namespace EscrowGrid.Admin.Overview;

/// <summary>The numbers that are looked at first; null what the visitor may not see.</summary>
internal sealed record OverviewNumbers
{
    public IReadOnlyList<StateCount>? Positions { get; init; }

    public IReadOnlyList<DayCount>? Days { get; init; }

    public IReadOnlyList<StateCount>? Escrows { get; init; }

    public IReadOnlyList<CurrencyMoney>? Money { get; init; }

    public IReadOnlyList<CurrencyVolume>? Volumes { get; init; }

    /// <summary>Transitions that wait for a second key.</summary>
    public long? Approvals { get; init; }

    public long? Queued { get; init; }

    public long? Dead { get; init; }

    /// <summary>What payment providers told and nothing came of.</summary>
    public long? Notices { get; init; }

    /// <summary>Percent of the requests of the instance that answered, since it began.</summary>
    public decimal? ErrorRate { get; init; }

    public long Requests { get; init; }
}
