using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using EscrowGrid.StandIns.Faults;

namespace EscrowGrid.StandIns.Notices;

/// <summary>Sends webhooks one by one; loses, repeats, reorders, delays and forges them when told to.</summary>
public sealed class NoticeSender : IAsyncDisposable
{
    private const int Repeats = 10;

    private static readonly TimeSpan LateBy = TimeSpan.FromDays(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly Channel<Order> _orders = Channel.CreateUnbounded<Order>();
    private readonly ConcurrentQueue<SentNotice> _sent = [];
    private readonly List<Order> _held = [];
    private readonly Lock _lock = new();
    private readonly FaultOrders _faults;
    private readonly StandInClock _clock;
    private readonly Task _loop;

    internal NoticeSender(FaultOrders faults, StandInClock clock)
    {
        _faults = faults;
        _clock = clock;
        _loop = SendAllAsync();
    }

    /// <summary>What has been sent, and what was made for nobody to receive.</summary>
    public IReadOnlyList<SentNotice> Sent => [.. _sent];

    internal void Tell(NoticeTarget target, string type, JsonObject body)
    {
        var order = new Order(target, type, body.ToJsonString());
        lock (_lock)
        {
            switch (_faults.Take($"{target.Provider}.notices"))
            {
                case FaultKind.NoticeLost:
                    return;
                case FaultKind.NoticeReordered:
                    _held.Add(order);
                    return;
                case FaultKind.NoticeLate:
                    _held.Add(order with { DueAt = _clock.GetUtcNow() + LateBy });
                    return;
                case FaultKind.NoticeRepeated:
                    for (var i = 0; i < Repeats; i++)
                        _orders.Writer.TryWrite(order);
                    break;
                case FaultKind.NoticeForged:
                    _orders.Writer.TryWrite(order with { IsForged = true });
                    break;
                default:
                    _orders.Writer.TryWrite(order);
                    break;
            }

            Release(held => held.DueAt is null);
        }
    }

    /// <summary>Sends what is due by the clock; with <paramref name="all"/> whatever was held back.</summary>
    public void ReleaseDue(bool all = false)
    {
        lock (_lock)
            Release(held => all || held.DueAt <= _clock.GetUtcNow());
    }

    public async ValueTask DisposeAsync()
    {
        _orders.Writer.Complete();
        await _loop;
        _http.Dispose();
    }

    private void Release(Predicate<Order> isDue)
    {
        foreach (var order in _held.FindAll(isDue))
            _orders.Writer.TryWrite(order);
        _held.RemoveAll(isDue);
    }

    private async Task SendAllAsync()
    {
        await foreach (var order in _orders.Reader.ReadAllAsync())
        {
            var (header, signature) = order.Target.Sign(order.Body, _clock.GetUtcNow(), order.IsForged);
            var notice = new SentNotice(order.Target.Provider, order.Type, header, signature, order.Body);
            _sent.Enqueue(notice with { Status = await PostAsync(order.Target.Url, notice) });
        }
    }

    private async Task<int> PostAsync(Uri? url, SentNotice notice)
    {
        if (url is null)
            return 0;
        using var request = new HttpRequestMessage(HttpMethod.Post, url);
        request.Content = new StringContent(notice.Body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation(notice.Header, notice.Signature);
        try
        {
            using var response = await _http.SendAsync(request);
            return (int)response.StatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return 0;
        }
    }

    /// <param name="Target">Whom to tell.</param>
    /// <param name="Type">Of what.</param>
    /// <param name="Body">The event.</param>
    private sealed record Order(NoticeTarget Target, string Type, string Body)
    {
        public bool IsForged { get; init; }

        /// <summary>Null: after the next one.</summary>
        public DateTimeOffset? DueAt { get; init; }
    }
}
