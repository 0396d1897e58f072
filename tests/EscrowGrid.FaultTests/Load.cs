using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EscrowGrid.FaultTests;

/// <summary>
/// Clients that create positions without a pause until they are told to stop, and remember every answer. Nothing is
/// repeated: what was not answered with 201 is not sent again.
/// </summary>
internal sealed class Load
{
    private const int Clients = 8;

    private readonly ConcurrentBag<string> _acknowledged = [];
    private readonly ConcurrentDictionary<string, int> _refused = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stop = new();
    private readonly WholeApplication _application;
    private readonly Task _running;
    private int _unanswered;

    public Load(WholeApplication application)
    {
        _application = application;
        _running = Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(RunAsync)));
    }

    /// <summary>Ids of the positions that the API said it has stored.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>Refusals by what they were, such as "503 with Retry-After".</summary>
    public IReadOnlyDictionary<string, int> Refused => _refused;

    /// <summary>Requests that were in flight when a process died.</summary>
    public int Unanswered => _unanswered;

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    public override string ToString() =>
        $"{_acknowledged.Count} acknowledged, {_unanswered} unanswered, "
        + $"refused: {string.Join(", ", _refused.Select(it => $"{it.Value} x {it.Key}"))}";

    private async Task RunAsync()
    {
        using var api = _application.Api();
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var answer = await api.PostAsJsonAsync(
                    "/positions",
                    new { assetId = _application.AssetId, holderReference = "F", currency = "USD", amount = 12.5m });
                await RememberAsync(answer);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                Interlocked.Increment(ref _unanswered);
            }
        }
    }

    private async Task RememberAsync(HttpResponseMessage answer)
    {
        if (answer.StatusCode == HttpStatusCode.BadGateway)
        {
            // The proxy's word for a connection that broke in the middle: whether it was stored is not known.
            Interlocked.Increment(ref _unanswered);
            return;
        }

        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (answer.StatusCode == HttpStatusCode.Created)
        {
            _acknowledged.Add(body.GetProperty("id").GetString()!);
            return;
        }

        var retry = answer.Headers.RetryAfter is null ? "without" : "with";
        _refused.AddOrUpdate($"{(int)answer.StatusCode} {retry} Retry-After", 1, (_, count) => count + 1);
    }
}
