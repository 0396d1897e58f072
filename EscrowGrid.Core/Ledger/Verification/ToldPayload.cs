using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>
/// What the payload of a ledger row tells. Somebody may have changed it: what is not there, or of another kind, is
/// null.
/// </summary>
internal sealed class ToldPayload : IDisposable
{
    private readonly JsonDocument? _document;

    public ToldPayload(LedgerRow row)
    {
        try
        {
            _document = JsonDocument.Parse(row.Payload.Text);
        }
        catch (JsonException)
        {
            // It tells nothing.
        }
    }

    /// <summary>The hash that the row has, of what it tells; null for one that cannot be hashed at all.</summary>
    public Sha256Digest? TryHash(LedgerRow row)
    {
        try
        {
            return _document is { RootElement: var told } ? row.ComputeHash(told) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public string? Text(string name) => Member(name, value => value.GetString());

    public decimal? Number(string name) => Member(name, value => (decimal?)value.GetDecimal());

    public T? Member<T>(string name, Func<JsonElement, T?> read)
    {
        try
        {
            return _document is { RootElement: var told } && told.TryGetProperty(name, out var value)
                ? read(value)
                : default;
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException
            or KeyNotFoundException)
        {
            return default;
        }
    }

    public void Dispose() => _document?.Dispose();
}
