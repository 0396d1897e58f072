using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
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

    /// <summary>One of the names of <typeparamref name="TEnum"/>; null without the parameter.</summary>
    public static Result<TEnum?> OptionFilter<TEnum>(this HttpContext context, string name)
        where TEnum : struct, Enum
    {
        if (!context.Request.Query.TryGetValue(name, out var values))
            return (TEnum?)null;
        if (WireName<TEnum>.TryParse(values.ToString(), out var option))
            return (TEnum?)option;
        var options = string.Join('|', WireName<TEnum>.All.Select(it => $"\"{it}\""));
        return Problems.ValidationFailed.With(
            new List<FieldError> { new(name, $"Invalid option: expected one of {options}") });
    }

    /// <summary>A time as <see cref="QueryTime"/> reads it; null without the parameter.</summary>
    public static Result<DateTimeOffset?> TimeFilter(this HttpContext context, string name)
    {
        if (!context.Request.Query.TryGetValue(name, out var values))
            return (DateTimeOffset?)null;
        return QueryTime.Read(values.ToString()) is { } time
            ? time
            : Problems.ValidationFailed.With(new List<FieldError> { new(name, QueryTime.Rule) });
    }
}
