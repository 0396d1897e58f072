using System.Text;
using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using EscrowGrid.Core.Positions;

namespace EscrowGrid.Core.Chain;

/// <summary>
/// The text that is written on the chain for a ledger event (wire contract, section 14), in canonical JSON, so that a
/// later attempt has the bytes of the first. The ledger event's id and hash are in it, so that no two texts are equal
/// and each can be held against the ledger. Holder references and metadata are not in it: a chain forgets nothing.
/// </summary>
public static class MirrorPayload
{
    private static readonly string[] CreationFacts = ["currency", "amount", "externalReference"];

    private static readonly string[] MoveFacts = ["amount", "reason"];

    public static ChainRecord Record(MirrorableEvent mirrored)
    {
        ArgumentNullException.ThrowIfNull(mirrored);
        var entry = mirrored.Event;
        var text = JsonText.Write(mirrored, static (json, it) => Write(json, it));
        return new ChainRecord(
            entry.Position.ToString(),
            WireName<LedgerEventKind>.Of(entry.Kind),
            new StringBuilder().AppendCanonical(text).ToString());
    }

    private static void Write(Utf8JsonWriter json, MirrorableEvent mirrored)
    {
        var entry = mirrored.Event;
        json.WriteString("institutionId", mirrored.Institution.ToString());
        json.WriteString("assetId", mirrored.Asset.ToString());
        if (entry.PreviousState is { } previous)
        {
            json.WriteString("fromState", WireName<PositionState>.Of(previous));
            json.WriteString("toState", WireName<PositionState>.Of(entry.NewState));
            Copy(json, entry.Payload, MoveFacts);
        }
        else
        {
            json.WriteString("state", WireName<PositionState>.Of(entry.NewState));
            Copy(json, entry.Payload, CreationFacts);
        }

        json.WriteString("at", entry.At.ToWireText());
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("ledgerEventId", entry.Id.ToString());
        json.WriteString("ledgerHash", entry.Hash.ToString());
        if (mirrored.RequestId is { } request)
            json.WriteString("requestId", request);
    }

    /// <summary>As they stand in the ledger: an amount keeps its digits.</summary>
    private static void Copy(Utf8JsonWriter json, JsonText payload, string[] names)
    {
        using var document = JsonDocument.Parse(payload.Text);
        foreach (var name in names)
        {
            if (!document.RootElement.TryGetProperty(name, out var value))
                continue;
            json.WritePropertyName(name);
            json.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }
}
