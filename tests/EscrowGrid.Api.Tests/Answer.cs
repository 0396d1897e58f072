using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace EscrowGrid.Api.Tests;

/// <summary>What the API answered.</summary>
public sealed record Answer(HttpStatusCode Status, string Text, HttpResponseHeaders Headers)
{
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string Id => Json.GetProperty("id").GetString()!;

    public string State => Json.GetProperty("state").GetString()!;

    public string Error => Json.GetProperty("error").GetString()!;

    public string? Details => Json.TryGetProperty("details", out var details) ? details.ToString() : null;

    /// <summary>Whether the answer to a request with an Idempotency-Key says that it was given before.</summary>
    public bool IsReplayed => bool.Parse(Headers.GetValues("Idempotency-Replayed").Single());

    /// <summary>The message of one failing field, or null.</summary>
    public string? MessageOf(string field) => Json.GetProperty("details").EnumerateArray()
        .Where(error => error.GetProperty("field").GetString() == field)
        .Select(error => error.GetProperty("message").GetString())
        .SingleOrDefault();

    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(Status == status, $"Expected {(int)status}, got {(int)Status}: {Text}");
        return this;
    }

    /// <summary>The shape of every error.</summary>
    public Answer ExpectError(HttpStatusCode status, string error)
    {
        Expect(status);
        Assert.Equal(error, Error);
        Assert.False(string.IsNullOrEmpty(Json.GetProperty("requestId").GetString()));
        Assert.Equal(Headers.GetValues("X-Request-Id").Single(), Json.GetProperty("requestId").GetString());
        return this;
    }
}
