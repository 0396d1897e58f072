using System.Globalization;
using System.Text;
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
        var text = new StringBuilder(512)
            .Append("{\"at\":\"").Append(At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture)).Append('"');
        if (isOfEscrow)
            text.Append(",\"escrowId\":").AppendCanonical(SubjectId);
        text.Append(",\"id\":").AppendCanonical(Id)
            .Append(",\"kind\":").AppendCanonical(Kind)
            .Append(",\"newState\":").AppendCanonical(NewState)
            .Append(",\"payload\":").AppendCanonical(payload);
        if (!isOfEscrow)
            text.Append(",\"positionId\":").AppendCanonical(SubjectId);
        text.Append(",\"previousHash\":").AppendCanonical(PreviousHash);
        if (PreviousState is not null)
            text.Append(",\"previousState\":").AppendCanonical(PreviousState);
        text.Append(",\"sequence\":").Append(CultureInfo.InvariantCulture, $"{Sequence}").Append('}');
        return Sha256Digest.Of(text.ToString());
    }
}
