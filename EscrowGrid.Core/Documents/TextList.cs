using System.Text.RegularExpressions;

namespace EscrowGrid.Core.Documents;

/// <summary>What the items of a list of texts have to be.</summary>
/// <param name="Maximum">How many there may be.</param>
/// <param name="Pattern">What each matches.</param>
/// <param name="Rule">What is said of one that does not.</param>
public sealed partial record TextList(int Maximum, Regex Pattern, string Rule)
{
    /// <summary>Ids of events, as an operator names them.</summary>
    public static readonly TextList EventIds = new(Limits.RelayNamed, EventId(), "Not the id of an event");

    /// <summary>Types of events, whole or the beginning of several.</summary>
    public static readonly TextList EventTypes = new(
        Limits.WebhookEventTypes, EventType(), "Event type is one such as escrowgrid.position.created, or ends in .*");

    public FieldShape Shape => new FieldShape.List(new FieldShape.Matching(Pattern.ToString()), 1, Maximum);

    /// <summary>The rule that an item breaks, or null.</summary>
    public string? Explain(string item) =>
        item.Length <= Limits.EventTypeText && Pattern.IsMatch(item) ? null : Rule;

    [GeneratedRegex(
        "^evt_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", RegexOptions.NonBacktracking)]
    private static partial Regex EventId();

    [GeneratedRegex(
        @"^[a-z_]+(\.[a-z_]+)*(\.\*)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex EventType();
}
