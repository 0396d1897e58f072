using System.Text.Json;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Wire;

namespace EscrowGrid.Client.Operations;

/// <summary><c>/operations/consumers</c>, for the root key and operators.</summary>
public sealed class EventConsumersClient
{
    private const string Root = "operations/consumers";

    private readonly ApiConnection _api;

    internal EventConsumersClient(ApiConnection api) => _api = api;

    /// <summary>By name.</summary>
    public async Task<IReadOnlyList<EventConsumer>> ListAsync(CancellationToken cancellationToken = default) =>
        await _api.GetAsync(Root, WireJson.Default.EventConsumerArray, cancellationToken);

    /// <summary>The events that a consumer has not handled, in the order of the log.</summary>
    /// <param name="consumer">Whose.</param>
    /// <param name="state">Only those in this state; null for all.</param>
    /// <param name="cursor">An earlier page's <see cref="CursorPage{T}.NextCursor"/>; null for the beginning.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<CursorPage<UnhandledEvent>> ListUnhandledAsync(
        string consumer,
        UnhandledState? state = null,
        string? cursor = null,
        CancellationToken cancellationToken = default)
    {
        var name = state is { } wanted
            ? JsonSerializer.SerializeToElement(wanted, WireJson.Default.UnhandledState).GetString()
            : null;
        var query = new QueryString(Path(consumer, "events")).Add("state", name).Add("cursor", cursor);
        return _api.GetAsync(query.ToString(), WireJson.Default.CursorPageUnhandledEvent, cancellationToken);
    }

    /// <summary>Hands unhandled events over again now.</summary>
    public Task<EventCount> RetryAsync(
        string consumer,
        EventRetry retry,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(consumer, "retry"),
            ApiConnection.Body(retry, WireJson.Default.EventRetry),
            idempotencyKey,
            WireJson.Default.EventCount,
            cancellationToken);

    /// <summary>Takes an event as handled, so that the later ones of its subject go on.</summary>
    public Task<EventCount> SkipAsync(
        string consumer,
        string eventId,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(consumer, "skip"),
            ApiConnection.Body(new EventSkip(eventId, reason), WireJson.Default.EventSkip),
            idempotencyKey,
            WireJson.Default.EventCount,
            cancellationToken);

    /// <summary>Hands events over again that were handled, or counts them.</summary>
    public Task<EventCount> ReplayAsync(
        string consumer,
        EventReplay replay,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        _api.PostAsync(
            Path(consumer, "replay"),
            ApiConnection.Body(replay, WireJson.Default.EventReplay),
            idempotencyKey,
            WireJson.Default.EventCount,
            cancellationToken);

    /// <summary>Stops handing events over, within five seconds.</summary>
    public Task<EventCount> PauseAsync(
        string consumer,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        SwitchAsync(Path(consumer, "pause"), reason, idempotencyKey, cancellationToken);

    /// <summary>Goes on.</summary>
    public Task<EventCount> ResumeAsync(
        string consumer,
        string reason,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        SwitchAsync(Path(consumer, "resume"), reason, idempotencyKey, cancellationToken);

    private static string Path(string consumer, string act) =>
        QueryString.Path($"operations/consumers/{consumer}/{act}");

    private Task<EventCount> SwitchAsync(
        string path, string reason, string? idempotencyKey, CancellationToken cancellationToken) =>
        _api.ActAsync(path, reason, idempotencyKey, WireJson.Default.EventCount, cancellationToken);
}
