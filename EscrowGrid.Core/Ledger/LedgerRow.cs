using System.Globalization;
using System.Text;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Ledger;

/// <summary>
/// A line of a ledger in the words of the wire, as it is hashed. Nothing is known about it yet: it may come from a
/// database or a file that somebody has changed.
/// </summary>
public sealed record LedgerRow(
    string Id,
    string Kind,
    string PositionId,
    long Sequence,
    DateTimeOffset At,
    string? PreviousState,
    string NewState,
    JsonText Payload,
    string PreviousHash,
    string Hash)
{
    // Times as on the wire: UTC, three decimals.
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>
    /// SHA-256 of the canonical JSON of this line as the API shows it, without its own hash. Documented for third
    /// parties in docs/api/ledger.md; a change would break every chain.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The payload is no JSON.</exception>
    /// <exception cref="InvalidOperationException">A string of the payload is no text.</exception>
    public Sha256Digest ComputeHash()
    {
        var text = new StringBuilder(512)
            .Append("{\"at\":\"").Append(At.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture))
            .Append("\",\"id\":").AppendCanonical(Id)
            .Append(",\"kind\":").AppendCanonical(Kind)
            .Append(",\"newState\":").AppendCanonical(NewState)
            .Append(",\"payload\":").AppendCanonical(Payload)
            .Append(",\"positionId\":").AppendCanonical(PositionId)
            .Append(",\"previousHash\":").AppendCanonical(PreviousHash);
        if (PreviousState is not null)
            text.Append(",\"previousState\":").AppendCanonical(PreviousState);
        text.Append(",\"sequence\":").Append(CultureInfo.InvariantCulture, $"{Sequence}").Append('}');
        return Sha256Digest.Of(text.ToString());
    }
}
