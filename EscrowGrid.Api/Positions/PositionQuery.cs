using System.Text.RegularExpressions;
using EscrowGrid.Api.Requests;
using EscrowGrid.Core;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Api.Positions;

/// <summary>
/// Reads the filters of <c>GET /positions</c> and collects what is wrong with them, so that one answer names every bad
/// parameter. Parameters that are not known are ignored.
/// </summary>
internal sealed partial class PositionQuery(IQueryCollection query)
{
    private const string MetadataStart = "metadata[";
    private const string MetadataEnd = "]";

    private readonly List<FieldError> _errors = [];

    public static Result<PositionFilter> Read(HttpContext context)
    {
        var reader = new PositionQuery(context.Request.Query);
        var filter = new PositionFilter(
            context.IdFilter<InstitutionId>("institutionId"),
            context.IdFilter<AssetId>("assetId"),
            reader.Text("holderReference"))
        {
            ExternalReference = reader.Text("externalReference"),
            States = reader.States("state"),
            CreatedFrom = reader.Time("createdFrom"),
            CreatedBefore = reader.Time("createdTo"),
            MinAmount = reader.Amount("minAmount"),
            MaxAmount = reader.Amount("maxAmount"),
            Metadata = reader.Metadata(),
        };
        return reader._errors.Count == 0 ? filter : Problems.ValidationFailed.With(reader._errors);
    }

    private string? Text(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        var text = values.ToString();
        if (!StorableText.IsStorable(text))
            Refuse(name, StorableText.Rule);
        return text;
    }

    /// <summary>Repeated, or one list with commas, or both.</summary>
    private PositionState[] States(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return [];
        var states = new SortedSet<PositionState>();
        foreach (var text in values.ToString().Split(','))
        {
            if (WireName<PositionState>.TryParse(text, out var state))
            {
                states.Add(state);
                continue;
            }

            var options = string.Join('|', WireName<PositionState>.All.Select(option => $"\"{option}\""));
            Refuse(name, $"Invalid option: expected one of {options}");
            break;
        }

        return [.. states];
    }

    private DateTimeOffset? Time(string name)
    {
        if (Single(name) is not { } text)
            return null;
        if (QueryTime.Read(text) is { } time)
            return time;
        Refuse(name, QueryTime.Rule);
        return null;
    }

    private Amount? Amount(string name)
    {
        if (Single(name) is not { } text)
            return null;
        if (!JsonNumber().IsMatch(text))
            Refuse(name, "Invalid input: expected number, received NaN");
        else if (Core.Amount.TryParse(text, out var amount) is var error and not AmountError.None)
            Refuse(name, AmountRules.Explain(error));
        else
            return amount;
        return null;
    }

    private List<MetadataTerm> Metadata()
    {
        var terms = new List<MetadataTerm>();
        foreach (var name in query.Keys.Where(IsMetadata).Order(StringComparer.Ordinal))
        {
            if (terms.Count == Limits.MetadataFilters)
            {
                Refuse("metadata", $"At most {Limits.MetadataFilters} metadata filters");
                break;
            }

            if (Single(name) is { } value)
                terms.Add(new MetadataTerm(name[MetadataStart.Length..^MetadataEnd.Length], value));
        }

        return terms;
    }

    private static bool IsMetadata(string name) =>
        name.StartsWith(MetadataStart, StringComparison.Ordinal)
        && name.EndsWith(MetadataEnd, StringComparison.Ordinal);

    private string? Single(string name)
    {
        if (!query.TryGetValue(name, out var values))
            return null;
        if (values is [{ } text])
            return text;
        Refuse(name, "Invalid input: expected string, received array");
        return null;
    }

    private void Refuse(string name, string message) => _errors.Add(new FieldError(name, message));

    [GeneratedRegex(
        @"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonNumber();
}
