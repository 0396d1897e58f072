using EscrowGrid.Api.OpenApi;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Ledger;

/// <summary>How the API describes the accounts.</summary>
internal static class AccountOperations
{
    private const string Tag = "Ledger";

    public static readonly Operation ListBalances = new(Tag, "listLedgerBalances", "Lists the balances of accounts")
    {
        Description = "Money paid in goes from `OUTSIDE` to `HELD`, and from there to `RELEASED` or `REFUNDED`. The "
            + "balances of one currency sum up to zero, and only `OUTSIDE` is ever below zero.",
        Query =
        [
            .. Whose,
            new("at", "As of the end of this moment, RFC 3339; without it, now.", Schemas.Time()),
        ],
        Answer = typeof(BalanceSheetResponse),
        Refusals = Refused,
    };

    public static readonly Operation ReadStatement = new(Tag, "readLedgerStatement", "Returns an account's statement")
    {
        Description = "The movements of one account in one currency with the balance after each, oldest first. "
            + "`account` and `currency` are required.",
        Query =
        [
            .. Whose,
            new("account", "Which account.", Schemas.Options(WireName<AccountKind>.All)),
            new("currency", "In which currency.", Schemas.Currency()),
            new("from", "Movements from this moment on, RFC 3339.", Schemas.Time()),
            new("to", "Movements before this moment, RFC 3339.", Schemas.Time()),
            .. QueryParameter.Following,
        ],
        Answer = typeof(StatementResponse),
        Refusals = Refused,
    };

    private static QueryParameter[] Whose =>
    [
        QueryParameter.Text("positionId", "Of this position; without it, of all positions taken together."),
        QueryParameter.Text("institutionId", "Of this institution. Root has to name it, or a position."),
    ];

    private static ProblemKind[] Refused =>
    [
        Problems.ValidationFailed, Problems.InvalidInstitutionContext, Problems.InstitutionForbidden,
        Problems.LedgerForbidden, Problems.PositionNotFound,
    ];
}
