using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Api.OpenApi;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>The accounts of the double-entry ledger.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/ledger-balances", ListBalancesAsync)
            .Allow(AccessRule.AnyCaller, Scopes.LedgerRead)
            .Describe(AccountOperations.ListBalances);
        routes.MapRead("/ledger-statement", ReadStatementAsync)
            .Allow(AccessRule.AnyCaller, Scopes.LedgerRead)
            .Describe(AccountOperations.ReadStatement);
    }

    private static async Task<IResult> ListBalancesAsync(HttpContext context, ListBalances handler)
    {
        if (!AccountQuery.ReadMoment(context).TryGet(out var at, out var problem))
            return problem.ToAnswer(context);
        var listed = await handler.HandleAsync(
            context.IdFilter<InstitutionId>("institutionId"),
            context.IdFilter<PositionId>("positionId"),
            at,
            context.Caller(),
            context.RequestAborted);
        return listed.TryGet(out var sheet, out problem)
            ? TypedResults.Json(BalanceSheetResponse.From(sheet), ApiJson.Wire.BalanceSheetResponse)
            : problem.ToAnswer(context);
    }

    private static async Task<IResult> ReadStatementAsync(HttpContext context, ReadStatement handler)
    {
        if (!context.Page().TryGet(out var page, out var problem)
            || !context.Place(StatementCursor.Read).TryGet(out var after, out problem)
            || !AccountQuery.ReadStatement(context, page.Limit, after).TryGet(out var query, out problem))
        {
            return problem.ToAnswer(context);
        }

        var read = await handler.HandleAsync(query, context.Caller(), context.RequestAborted);
        return read.TryGet(out var statement, out problem)
            ? TypedResults.Json(
                StatementResponse.From(statement, context.Request.Query["cursor"].ToString()),
                ApiJson.Wire.StatementResponse)
            : problem.ToAnswer(context);
    }
}
