using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Requests;

/// <summary>Reads the query of lists that only grow: places in them, and exact texts.</summary>
internal static class LogQueries
{
    /// <summary>The parameter <c>cursor</c>; absent or empty it is the default, which is the beginning.</summary>
    /// <param name="context">The request.</param>
    /// <param name="read">Reads a cursor, or finds that it is none of the list's.</param>
    public static Result<T> Place<T>(this HttpContext context, Func<string, T?> read)
        where T : struct
    {
        var text = context.Request.Query["cursor"].ToString();
        if (text.Length == 0)
            return default(T);
        return read(text) is { } place
            ? place
            : Problems.InvalidPagination.With(new List<FieldError> { new("cursor", "Invalid cursor") });
    }

    /// <summary>Null without the parameter.</summary>
    public static Result<string?> TextFilter(this HttpContext context, string name)
    {
        if (!context.Request.Query.TryGetValue(name, out var values))
            return (string?)null;
        var text = values.ToString();
        return StorableText.IsStorable(text)
            ? text
            : Problems.ValidationFailed.With(new List<FieldError> { new(name, StorableText.Rule) });
    }
}
