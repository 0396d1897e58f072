namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>The accounts of a position, or of all positions of an institution. Each currency sums up to zero.</summary>
/// <param name="InstitutionId">Whose.</param>
/// <param name="PositionId">Null for all positions taken together.</param>
/// <param name="At">As of the end of this moment, in UTC.</param>
/// <param name="Balances">By currency, then by account; those that nothing has moved are left out.</param>
public sealed record BalanceSheet(
    string InstitutionId, string? PositionId, DateTimeOffset At, IReadOnlyList<AccountBalance> Balances);
