namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>Which statement is wanted.</summary>
/// <param name="Account">Of which account.</param>
/// <param name="Currency">In which currency, ISO 4217.</param>
public sealed record StatementRequest(LedgerAccount Account, string Currency)
{
    /// <summary>Null for all positions taken together.</summary>
    public string? PositionId { get; init; }

    /// <summary>Null for the key's own; the root key names it, or a position.</summary>
    public string? InstitutionId { get; init; }

    /// <summary>Lines from this moment on.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Lines before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The <see cref="Statement.NextCursor"/> of the part before.</summary>
    public string? Cursor { get; init; }

    /// <summary>Lines at most, 1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
