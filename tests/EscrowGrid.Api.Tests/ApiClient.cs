using System.Net.Http.Headers;
using System.Text;

namespace EscrowGrid.Api.Tests;

/// <summary>Calls the API with one key, or with none.</summary>
public sealed class ApiClient : IDisposable
{
    public ApiClient(Uri address, string? key)
    {
        Http = new HttpClient { BaseAddress = address };
        Key = key;
        if (key is not null)
            Http.DefaultRequestHeaders.Add("X-API-KEY", key);
    }

    /// <summary>As a user, by an access token.</summary>
    public static ApiClient OfUser(Uri address, string accessToken)
    {
        var client = new ApiClient(address, key: null);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        return client;
    }

    public HttpClient Http { get; }

    public string? Key { get; }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, json: null);

    public Task<Answer> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    public Task<Answer> PutAsync(string path, string json) => SendAsync(HttpMethod.Put, path, json);

    public Task<Answer> PostOnceAsync(string path, string? json, string key) =>
        SendAsync(HttpMethod.Post, path, json, key);

    public async Task<Answer> SendAsync(HttpMethod method, string path, string? json, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (idempotencyKey is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", idempotencyKey);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(request);
    }

    public async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers);
    }

    public void Dispose() => Http.Dispose();
}
