using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>The accounts of a position, or of all positions of an institution.</summary>
/// <param name="InstitutionId">Whose.</param>
/// <param name="PositionId">Absent for all positions taken together.</param>
/// <param name="At">As of the end of this moment.</param>
/// <param name="Balances">By currency, then by account; those that nothing has moved are left out.</param>
internal sealed record BalanceSheetResponse(
    string InstitutionId, string? PositionId, DateTimeOffset At, AccountBalanceResponse[] Balances)
{
    public static BalanceSheetResponse From(BalanceSheet sheet) => new(
        sheet.Scope.Institution.ToString(),
        sheet.Scope.Subject?.ToString(),
        sheet.At,
        [.. sheet.Balances.Select(AccountBalanceResponse.From)]);
}
