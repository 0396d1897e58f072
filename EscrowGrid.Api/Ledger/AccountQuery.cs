using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Ledger;

/// <summary>
/// Reads what is asked of accounts, and collects what is wrong with it, so that one answer names every bad parameter.
/// </summary>
internal sealed class AccountQuery(IQueryCollection query)
{
    private readonly List<FieldError> _errors = [];

    /// <summary>The parameter <c>at</c>; null without it.</summary>
    public static Result<DateTimeOffset?> ReadMoment(HttpContext context)
    {
        var reader = new AccountQuery(context.Request.Query);
        var at = reader.Time("at");
        return reader._errors.Count == 0 ? at : Problems.ValidationFailed.With(reader._errors);
    }

    public static Result<ReadStatement.Query> ReadStatement(HttpContext context, int limit, MovementKey after)
    {
        var reader = new AccountQuery(context.Request.Query);
        var read = new ReadStatement.Query(
            context.IdFilter<InstitutionId>("institutionId"),
            context.IdFilter<PositionId>("positionId"),
            reader.Account(),
            reader.Currency(),
            limit)
        {
            From = reader.Time("from"),
            Before = reader.Time("to"),
            After = after == default ? null : after,
        };
        return reader._errors.Count == 0 ? read : Problems.ValidationFailed.With(reader._errors);
    }

    private AccountKind Account()
    {
        if (WireName<AccountKind>.TryParse(query["account"].ToString(), out var account))
            return account;
        var options = string.Join('|', WireName<AccountKind>.All.Select(it => $"\"{it}\""));
        Refuse("account", $"Invalid option: expected one of {options}");
        return default;
    }

    private Currency Currency()
    {
        if (!Core.Currency.TryParse(query["currency"].ToString(), out var currency))
            Refuse("currency", "Invalid currency: expected one of the supported ISO 4217 codes");
        return currency;
    }

    private DateTimeOffset? Time(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        if (values is [{ } text] && QueryTime.Read(text) is { } time)
            return time;
        Refuse(name, QueryTime.Rule);
        return null;
    }

    private void Refuse(string name, string message) => _errors.Add(new FieldError(name, message));
}
