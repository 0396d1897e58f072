using System.Globalization;
using EscrowGrid.Core;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;
using Microsoft.Extensions.Primitives;

namespace EscrowGrid.Api.Requests;

/// <summary>Reads filters and paging from the query (wire contract, section 3).</summary>
internal static class Queries
{
    /// <summary>
    /// Null without the parameter. A malformed id, an empty one too, filters for what nothing carries.
    /// </summary>
    public static TId? IdFilter<TId>(this HttpContext context, string name)
        where TId : struct, IPrefixedId<TId> =>
        context.Request.Query.TryGetValue(name, out var values) ? PrefixedId.Parse<TId>(values.ToString()) : null;

    /// <summary>
    /// <c>limit</c> and <c>offset</c>, by the rules of JavaScript's <c>Number()</c>: <c>1e2</c>, <c>0x10</c> and <c>
    /// 5</c> are numbers, an empty value is 0, a repeated parameter is refused.
    /// </summary>
    public static Result<Page> Page(this HttpContext context, int defaultLimit = Limits.PageDefault)
    {
        var errors = new List<FieldError>();
        return ReadPage(context, defaultLimit, errors) is var page && errors.Count == 0
            ? page
            : Problems.InvalidPagination.With(errors);
    }

    /// <summary>
    /// As <see cref="Page"/>, or by <c>cursor</c>, which is empty for the first page and excludes an <c>offset</c>.
    /// </summary>
    public static Result<Page> PageOrCursor(this HttpContext context)
    {
        var query = context.Request.Query;
        if (!query.TryGetValue("cursor", out var values))
            return context.Page();
        var errors = new List<FieldError>();
        var page = ReadPage(context, Limits.PageDefault, errors);
        var cursor = Cursor.Start;
        if (query.ContainsKey("offset"))
            errors.Add(new FieldError("offset", "Offset must not be given with a cursor"));
        if (values is not [{ } text])
            errors.Add(new FieldError("cursor", "Invalid input: expected string, received array"));
        else if (text.Length > 0 && !Cursor.TryParse(text, out cursor))
            errors.Add(new FieldError("cursor", "Cursor must be empty or a nextCursor of an earlier answer"));
        return errors.Count == 0 ? page with { Cursor = cursor } : Problems.InvalidPagination.With(errors);
    }

    private static Page ReadPage(HttpContext context, int defaultLimit, List<FieldError> errors)
    {
        var query = context.Request.Query;
        var limit = Read(query["limit"], "limit", defaultLimit, errors);
        if (limit < 1)
            errors.Add(new FieldError("limit", "Limit must be at least 1"));
        else if (limit > Limits.PageMaximum)
            errors.Add(new FieldError("limit", $"Limit must not exceed {Limits.PageMaximum}"));
        var offset = Read(query["offset"], "offset", byDefault: 0, errors);
        if (offset < 0)
            errors.Add(new FieldError("offset", "Offset must be non-negative"));
        else if (offset > Limits.OffsetMaximum)
            errors.Add(new FieldError("offset", $"Offset must not exceed {Limits.OffsetMaximum}"));
        return errors.Count == 0 ? new Page((int)limit, (long)offset) : new Page(Limits.PageDefault, 0);
    }

    /// <summary>
    /// A number within the range of both parameters when the text is none, so that it is reported once.
    /// </summary>
    private static decimal Read(StringValues values, string name, decimal byDefault, List<FieldError> errors)
    {
        if (values.Count == 0)
            return byDefault;
        if (values is not [{ } text])
            errors.Add(new FieldError(name, "Invalid input: expected string, received array"));
        else if (!TryParseNumber(text.Trim(), out var number))
            errors.Add(new FieldError(name, "Invalid input: expected number, received NaN"));
        else if (decimal.Truncate(number) != number)
            errors.Add(new FieldError(name, "Invalid input: expected int, received number"));
        else
            return number;
        return 1;
    }

    private static bool TryParseNumber(string text, out decimal number)
    {
        number = 0;
        if (text.Length == 0)
            return true;
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            const NumberStyles Hex = NumberStyles.AllowHexSpecifier;
            var isHex = ulong.TryParse(text.AsSpan(2), Hex, CultureInfo.InvariantCulture, out var whole);
            number = whole;
            return isHex;
        }

        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }
}
