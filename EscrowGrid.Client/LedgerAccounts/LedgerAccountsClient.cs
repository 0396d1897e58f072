using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.LedgerAccounts;

/// <summary><c>/ledger-balances</c> and <c>/ledger-statement</c>.</summary>
public sealed class LedgerAccountsClient
{
    private readonly ApiConnection _api;

    internal LedgerAccountsClient(ApiConnection api) => _api = api;

    /// <summary>What is in the accounts.</summary>
    /// <param name="positionId">Null for all positions of the institution taken together.</param>
    /// <param name="institutionId">Null for the key's own; the root key names it, or a position.</param>
    /// <param name="at">As of the end of this moment; null for now.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<BalanceSheet> ListBalancesAsync(
        string? positionId = null,
        string? institutionId = null,
        DateTimeOffset? at = null,
        CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            new QueryString("ledger-balances")
                .Add("positionId", positionId)
                .Add("institutionId", institutionId)
                .Add("at", at?.ToString("O"))
                .ToString(),
            WireJson.Default.BalanceSheet,
            cancellationToken);

    /// <summary>The movements of one account with the balance after each of them.</summary>
    public Task<Statement> ReadStatementAsync(
        StatementRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _api.GetAsync(
            new QueryString("ledger-statement")
                .Add("account", request.Account.ToString().ToUpperInvariant())
                .Add("currency", request.Currency)
                .Add("positionId", request.PositionId)
                .Add("institutionId", request.InstitutionId)
                .Add("from", request.From?.ToString("O"))
                .Add("to", request.To?.ToString("O"))
                .Add("cursor", request.Cursor)
                .Add("limit", request.Limit.ToString())
                .ToString(),
            WireJson.Default.Statement,
            cancellationToken);
    }
}
