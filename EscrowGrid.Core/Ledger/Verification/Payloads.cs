using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>Reads payloads that somebody may have changed.</summary>
internal static class Payloads
{
    /// <summary>The default when the payload has no such member, or one of another kind.</summary>
    public static T? Member<T>(this JsonText payload, string name, Func<JsonElement, T?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(payload.Text);
            return document.RootElement.TryGetProperty(name, out var value) ? read(value) : default;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException
            or FormatException or KeyNotFoundException)
        {
            return default;
        }
    }
}
