using System.Net;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Events;

/// <summary><c>/events</c>.</summary>
public sealed class EventsClient
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly ApiConnection _api;

    internal EventsClient(ApiConnection api) => _api = api;

    /// <summary>The next events after a cursor.</summary>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="limit">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<CloudEvent>> ListAsync(
        string? cursor = null,
        EventFilter? filter = null,
        int limit = 100,
        CancellationToken cancellationToken = default) =>
        _api.GetAsync(
            Query(filter).Add("cursor", cursor).Add("limit", limit.ToString()).ToString(),
            WireJson.Default.CursorPageCloudEvent,
            cancellationToken);

    /// <summary>
    /// Events as they happen, for as long as the caller goes on. A stream that breaks is opened again where it ended,
    /// after a pause that grows from 1 to 30 seconds: no event is skipped, and none comes twice. It throws only what a
    /// new try cannot mend: a refused key, a wrong filter.
    /// </summary>
    /// <param name="cursor">Where to begin; null for the first event of all.</param>
    /// <param name="filter">Which events.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<FollowedEvent> FollowAsync(
        string? cursor = null,
        EventFilter? filter = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pause = FirstPause;
        while (true)
        {
            await using var stream = StreamAsync(cursor, filter, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            TimeSpan? asked = null;
            while (true)
            {
                try
                {
                    if (!await stream.MoveNextAsync()) break;
                }
                catch (EscrowGridException exception) when (IsPassing(exception))
                {
                    asked = exception.RetryAfter;
                    break;
                }

                pause = FirstPause;
                cursor = stream.Current.Cursor;
                yield return stream.Current;
            }

            await Task.Delay(asked ?? pause, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    private static bool IsPassing(EscrowGridException exception) =>
        exception.Kind is ErrorKind.Unreachable or ErrorKind.Unavailable or ErrorKind.RateLimited
        || exception.StatusCode >= HttpStatusCode.InternalServerError;

    private static QueryString Query(EventFilter? filter) => new QueryString("events")
        .Add("type", filter?.Type)
        .Add("institutionId", filter?.InstitutionId);

    private async IAsyncEnumerable<FollowedEvent> StreamAsync(
        string? cursor, EventFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = Query(filter).Add("cursor", cursor).ToString();
        await using var answer = await _api.OpenStreamAsync(path, "text/event-stream", cancellationToken);
        await foreach (var item in answer.ReadAsync(Parse, cancellationToken))
            yield return new FollowedEvent(item.Data, item.EventId ?? "");
    }

    private static IAsyncEnumerable<SseItem<CloudEvent>> Parse(Stream body, CancellationToken cancellationToken) =>
        SseParser
            .Create(body, static (_, data) => JsonSerializer.Deserialize(data, WireJson.Default.CloudEvent)!)
            .EnumerateAsync(cancellationToken);
}
