using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace EscrowGrid.Benchmarks.Pages;

/// <summary>Somebody who is signed in with a key, as a browser behind a proxy that has TLS would be.</summary>
internal sealed partial class ConsoleVisitor : IDisposable
{
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
    })
    {
        BaseAddress = ConsoleProcess.Address,
    };

    public async Task SignInAsync(string key)
    {
        using var page = await SendAsync(HttpMethod.Get, "/sign-in");
        var token = Token().Match(await page.Content.ReadAsStringAsync()).Groups["token"].Value;
        using var answer = await SendAsync(HttpMethod.Post, "/do/sign-in/key", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["key"] = key }));
        if (answer.StatusCode is not HttpStatusCode.Redirect || answer.Headers.Location?.OriginalString is not "/")
            throw new InvalidOperationException($"Not signed in: {answer.StatusCode} {answer.Headers.Location}");
    }

    /// <summary>Asks for a page as browsers do, and reads it to its end.</summary>
    /// <returns>Milliseconds until its first byte is there, and its bytes as they came over the wire.</returns>
    public async Task<(double FirstByteMs, int Bytes)> GetAsync(string path, string encodings = "gzip, br")
    {
        var clock = Stopwatch.GetTimestamp();
        using var answer = await SendAsync(HttpMethod.Get, path, content: null, encodings);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        var bytes = await body.ReadAsync(buffer);
        var firstByteMs = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        while (await body.ReadAsync(buffer) is var more && more > 0)
            bytes += more;
        return answer.StatusCode is HttpStatusCode.OK
            ? (firstByteMs, bytes)
            : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(
        "name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Token();

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? encodings = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Add("X-Forwarded-Proto", "https");
        if (encodings is not null)
            request.Headers.Add("Accept-Encoding", encodings);
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(it => $"{it.Key}={it.Value}")));
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        foreach (var set in answer.Headers.TryGetValues("Set-Cookie", out var values) ? values : [])
        {
            var (name, value) = (set[..set.IndexOf('=')], set[(set.IndexOf('=') + 1)..].Split(';')[0]);
            _cookies[name] = value;
        }

        return answer;
    }
}
