using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Whether a position and its lifecycle events tell what its ledger tells.</summary>
internal static class FactsCheck
{
    public static IEnumerable<Finding> Check(PositionHistory history)
    {
        if (history.Position is null)
        {
            yield return new Finding(
                FindingKind.PositionMissing, history.PositionId, Sequence: null, EventId: null,
                "there are events of it and no position");
        }

        var lifecycle = history.Lifecycle.ToLookup(step => step.Sequence);
        foreach (var row in history.Ledger.Select(logged => logged.Row))
        {
            if (row.Sequence > 1 && lifecycle[row.Sequence].Count() != 1)
                yield return HistoryCheck.Of(FindingKind.LifecycleDiffers, row, "not one lifecycle event for it");
            foreach (var step in lifecycle[row.Sequence].Where(step => !Tells(step, row)))
                yield return HistoryCheck.Of(FindingKind.LifecycleDiffers, row, $"{step.ToState} is told otherwise");
        }

        var known = history.Ledger.Select(logged => logged.Row.Sequence).ToHashSet();
        foreach (var step in history.Lifecycle.Where(step => !known.Contains(step.Sequence)))
        {
            yield return new Finding(
                FindingKind.LifecycleDiffers, history.PositionId, step.Sequence, EventId: null,
                "a lifecycle event without a ledger event");
        }

        if (history.Position is { } position && history.Ledger is [{ Row: var first }, ..])
        {
            foreach (var difference in Differences(position, first, history.Ledger[^1].Row))
            {
                yield return new Finding(
                    FindingKind.PositionDiffers, position.Id, position.Version, EventId: null,
                    $"its {difference} is not what the ledger says");
            }
        }
    }

    private static bool Tells(LifecycleRow step, LedgerRow row)
    {
        using var told = new ToldPayload(row);
        return step.FromState == row.PreviousState
            && step.ToState == row.NewState
            && step.At == row.At
            && told.Text("reason") == step.Reason
            && Canonical(told.Member("metadata", value => JsonText.From(value).Text)) == Canonical(step.Metadata?.Text);
    }

    private static IEnumerable<string> Differences(PositionFacts position, LedgerRow first, LedgerRow last)
    {
        using var told = new ToldPayload(first);
        if (position.State != last.NewState)
            yield return "state";
        if (position.Version != last.Sequence)
            yield return "version";
        if (position.UpdatedAt != last.At)
            yield return "time of update";
        if (position.CreatedAt != first.At)
            yield return "time of creation";
        if (told.Text("institutionId") != position.InstitutionId)
            yield return "institution";
        if (told.Text("assetId") != position.AssetId)
            yield return "asset";
        if (told.Text("currency") != position.Currency)
            yield return "currency";
        if (told.Number("amount") != position.Amount)
            yield return "amount";
        if (told.Text("externalReference") != position.ExternalReference)
            yield return "external reference";
        // Ledgers of early releases do not name the holder.
        if (told.Text("holderReference") is { } holder && holder != position.HolderReference)
            yield return "holder";
    }

    private static string? Canonical(string? json)
    {
        if (json is null)
            return null;
        try
        {
            return new System.Text.StringBuilder().AppendCanonical(JsonText.FromStored(json)).ToString();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return json;
        }
    }
}
