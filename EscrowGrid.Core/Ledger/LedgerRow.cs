using System.Globalization;
using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// A line of the ledger of a position or of an escrow in the words of the wire, as it is hashed. Nothing is known about
/// it yet: it may come from a database or a file that somebody has changed.
/// </summary>
public sealed record LedgerRow(
    string Id,
    string Kind,
    string SubjectId,
    long Sequence,
    DateTimeOffset At,
    string? PreviousState,
    string NewState,
    JsonText Payload,
    string PreviousHash,
    string Hash)
{
    private const string EscrowPrefix = "esc_";

    // Times as on the wire: UTC, three decimals.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const int TimeLength = 24;

    /// <summary>
    /// SHA-256 of the canonical JSON of this line as the API shows it, without its own hash. Documented for third
    /// parties in docs/api/ledger.md; a change would break every chain.
    /// </summary>
    /// <exception cref="JsonException">The payload is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string of the payload is no text.</exception>
    public Sha256Digest ComputeHash()
    {
        using var payload = JsonDocument.Parse(Payload.Text);
        return ComputeHash(payload.RootElement);
    }

    /// <summary>As <see cref="ComputeHash()"/>, for whoever has parsed the payload.</summary>
    /// <exception cref="InvalidOperationException">A string of the payload is no text.</exception>
    internal Sha256Digest ComputeHash(JsonElement payload)
    {
        var isOfEscrow = SubjectId.StartsWith(EscrowPrefix, StringComparison.Ordinal);
        Span<byte> at = stackalloc byte[TimeLength];
        At.UtcDateTime.TryFormat(at, out _, TimeFormat, CultureInfo.InvariantCulture);
        var line = CanonicalWriter.Begin().Raw("{\"at\":\""u8).Raw(at).Raw("\""u8);
        if (isOfEscrow)
            line.Raw(",\"escrowId\":"u8).Text(SubjectId);
        line.Raw(",\"id\":"u8).Text(Id)
            .Raw(",\"kind\":"u8).Text(Kind)
            .Raw(",\"newState\":"u8).Text(NewState)
            .Raw(",\"payload\":"u8).Value(payload);
        if (!isOfEscrow)
            line.Raw(",\"positionId\":"u8).Text(SubjectId);
        line.Raw(",\"previousHash\":"u8).Text(PreviousHash);
        if (PreviousState is not null)
            line.Raw(",\"previousState\":"u8).Text(PreviousState);
        line.Raw(",\"sequence\":"u8).Number(Sequence).Raw("}"u8);
        return Sha256Digest.Of(line.Written);
    }
}
