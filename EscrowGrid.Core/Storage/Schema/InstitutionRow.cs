namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>institutions</c>.</summary>
internal sealed class InstitutionRow
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    public required string[] Regions { get; init; }

    public required string[] Verticals { get; init; }

    /// <summary>
    /// Counts the changes of what binds the institution's positions; kept by triggers on the tables that say it.
    /// </summary>
    public long RulesVersion { get; init; }

    public bool IsEnforced { get; init; }

    public long SettingsVersion { get; init; }

    /// <summary>Null for never.</summary>
    public decimal? EscrowApprovalAmount { get; init; }

    /// <summary>Null until the settings are put for the first time.</summary>
    public DateTimeOffset? SettingsUpdatedAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
