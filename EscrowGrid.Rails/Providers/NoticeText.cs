using System.Text.Json;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Providers;

/// <summary>The body of a webhook that is known to be genuine.</summary>
internal static class NoticeText
{
    /// <summary>The last second that a time of ours can be: the end of the year 9999.</summary>
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static NoticeReading Read(ReadOnlySpan<byte> body, Func<ProviderObject, ProviderNotice> read)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            using var document = JsonDocument.ParseValue(ref reader);
            return new NoticeReading(read(new ProviderObject(document.RootElement)), NoticeRefusal.None);
        }
        catch (Exception exception) when (exception is JsonException or RailUnavailableException)
        {
            return new NoticeReading(null, NoticeRefusal.Unreadable);
        }
    }

    /// <exception cref="RailUnavailableException">There is no such time.</exception>
    public static DateTimeOffset Time(long seconds) => seconds >= 0 && seconds <= LastSecond
        ? DateTimeOffset.FromUnixTimeSeconds(seconds)
        : throw ProviderObject.Unreadable("created");

    /// <summary>An id of ours that the provider keeps for us. What has another form is somebody else's.</summary>
    public static TId? Id<TId>(string? text)
        where TId : struct, IPrefixedId<TId> =>
        PrefixedId.Parse<TId>(text) is var id && id.Value != Guid.Empty ? id : null;
}
