using Polly;

namespace EscrowGrid.ServiceDefaults.Resilience;

/// <summary>
/// Sends a request through the pipeline of its target. Only what may be repeated without harm is: idempotent methods,
/// and any request that carries an <c>Idempotency-Key</c>.
/// </summary>
internal sealed class ResilienceHandler(ResiliencePipelines pipelines, string clientName) : DelegatingHandler
{
    private const string IdempotencyKey = "Idempotency-Key";

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var canRepeat = CanRepeat(request);
        // Content that is read from a stream can be sent once only; a copy in memory can be sent again.
        if (canRepeat && request.Content is { } content) await content.LoadIntoBufferAsync(cancellationToken);

        var pipeline = pipelines.For(clientName, request.RequestUri);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(ResiliencePipelines.CanRepeat, canRepeat);
        var target = request.RequestUri;
        try
        {
            return await pipeline.ExecuteAsync(
                async (attempt, state) =>
                {
                    // Service discovery replaces the address; every attempt starts from the name again.
                    state.request.RequestUri = state.target;
                    return await state.self.SendOnceAsync(state.request, attempt.CancellationToken);
                },
                context,
                (self: this, request, target));
        }
        catch (ExecutionRejectedException exception)
        {
            // Callers of an HttpClient know one exception for "no answer", and need not know who gave up.
            throw new HttpRequestException($"{target?.Authority} does not answer.", exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        base.SendAsync(request, cancellationToken);

    private static bool CanRepeat(HttpRequestMessage request) =>
        request.Method == HttpMethod.Get || request.Method == HttpMethod.Head || request.Method == HttpMethod.Options
        || request.Method == HttpMethod.Put || request.Method == HttpMethod.Delete
        || request.Headers.Contains(IdempotencyKey);
}
