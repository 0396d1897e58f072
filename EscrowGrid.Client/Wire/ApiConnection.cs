using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Client.Wire;

/// <summary>One call: send, then read the answer or the refusal.</summary>
internal sealed class ApiConnection(HttpClient http)
{
    private const string IdempotencyKeyHeader = "Idempotency-Key";
    private const int IdempotencyKeyLength = 32;

    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, type, cancellationToken);
    }

    /// <summary>Reads the same shape from a success and from the one status that carries it as well.</summary>
    public async Task<T> GetAsync<T>(
        string path, System.Net.HttpStatusCode alsoReadable, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode || response.StatusCode == alsoReadable
            ? await ReadAsync(response, type, cancellationToken)
            : throw await Refusal.ReadAsync(response, cancellationToken);
    }

    public async Task<string> GetTextAsync(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadAsStringAsync(cancellationToken)
            : throw await Refusal.ReadAsync(response, cancellationToken);
    }

    /// <summary>Opens an answer that is read while it comes.</summary>
    public async Task<StreamedAnswer> OpenStreamAsync(
        string path, string mediaType, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(mediaType);
        return await OpenAsync(request, cancellationToken);
    }

    /// <summary>As <see cref="OpenStreamAsync"/>, for a write.</summary>
    public async Task<StreamedAnswer> PostStreamAsync(
        string path, HttpContent content, string? idempotencyKey, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add(IdempotencyKeyHeader, idempotencyKey ?? NewIdempotencyKey());
        return await OpenAsync(request, cancellationToken);
    }

    /// <summary>Every write carries a key, so that a handler below may repeat it after a broken connection.</summary>
    /// <param name="path">Below the base address.</param>
    /// <param name="content">The body, or null for none.</param>
    /// <param name="idempotencyKey">The caller's key, or null for a new one.</param>
    /// <param name="type">The answer's type.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<T> PostAsync<T>(
        string path,
        HttpContent? content,
        string? idempotencyKey,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken) =>
        PostAsync(path, content, new WriteConditions(idempotencyKey, IfMatch: null), type, cancellationToken);

    public async Task<T> PostAsync<T>(
        string path,
        HttpContent? content,
        WriteConditions conditions,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        return await WriteAsync(request, conditions, type, cancellationToken);
    }

    /// <summary>An operator's act, which says why.</summary>
    public Task<T> ActAsync<T>(
        string path,
        string reason,
        string? idempotencyKey,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken) =>
        PostAsync(
            path,
            Body(new OperatorReason(reason), WireJson.Default.OperatorReason),
            idempotencyKey,
            type,
            cancellationToken);

    /// <summary>A POST that must not come twice: no key makes its repetition safe, so nobody repeats it.</summary>
    public async Task<T> PostOnceAsync<T>(
        string path, HttpContent content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Options.Set(RepeatHandler.IsOnce, true);
        return await SendAsync(request, type, cancellationToken);
    }

    /// <summary>As a POST.</summary>
    public async Task<T> PutAsync<T>(
        string path,
        HttpContent content,
        WriteConditions conditions,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = content };
        return await WriteAsync(request, conditions, type, cancellationToken);
    }

    /// <summary>As a POST.</summary>
    public async Task<T> DeleteAsync<T>(
        string path, string? idempotencyKey, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, path);
        return await WriteAsync(request, new WriteConditions(idempotencyKey, IfMatch: null), type, cancellationToken);
    }

    public static JsonContent Body<T>(T value, JsonTypeInfo<T> type) => JsonContent.Create(value, type);

    /// <summary>128 random bits: no two calls ever share one.</summary>
    private static string NewIdempotencyKey() =>
        RandomNumberGenerator.GetHexString(IdempotencyKeyLength, lowercase: true);

    private Task<T> WriteAsync<T>(
        HttpRequestMessage request,
        WriteConditions conditions,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken)
    {
        request.Headers.Add(IdempotencyKeyHeader, conditions.IdempotencyKey ?? NewIdempotencyKey());
        if (conditions.IfMatch is { } tag)
            request.Headers.Add("If-Match", tag);
        if (conditions.WaitSeconds is { } seconds)
            request.Headers.Add("Prefer", $"wait={seconds}");
        return SendAsync(request, type, cancellationToken);
    }

    private async Task<T> SendAsync<T>(
        HttpRequestMessage request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode
            ? await ReadAsync(response, type, cancellationToken)
            : throw await Refusal.ReadAsync(response, cancellationToken);
    }

    private async Task<StreamedAnswer> OpenAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.Set(RepeatHandler.IsStreamed, true);
        var response = await SendAsync(request, cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        if (response.IsSuccessStatusCode)
            return new StreamedAnswer(response, await response.Content.ReadAsStreamAsync(cancellationToken));
        using (response)
            throw await Refusal.ReadAsync(response, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken,
        HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead)
    {
        try
        {
            return await http.SendAsync(request, completion, cancellationToken);
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            throw new EscrowGridException(ErrorKind.Unreachable, "The API does not answer.", exception);
        }
    }

    private static async Task<T> ReadAsync<T>(
        HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(type, cancellationToken)
                ?? throw new JsonException("The body is null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new EscrowGridException(ErrorKind.Unexpected, "The answer is not of this contract.", exception)
            {
                StatusCode = response.StatusCode,
                RequestId = Refusal.RequestId(response),
            };
        }
        catch (Exception exception) when (IsNoAnswer(exception, cancellationToken))
        {
            throw new EscrowGridException(ErrorKind.Unreachable, "The answer was cut.", exception);
        }
    }

    /// <summary>HttpClient reports its own time-out as a cancellation that nobody asked for.</summary>
    private static bool IsNoAnswer(Exception exception, CancellationToken cancellationToken) =>
        exception is HttpRequestException or IOException
        || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested);
}
