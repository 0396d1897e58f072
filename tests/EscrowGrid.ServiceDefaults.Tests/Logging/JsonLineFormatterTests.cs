using System.Text.Json;
using EscrowGrid.ServiceDefaults.Logging;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EscrowGrid.ServiceDefaults.Tests.Logging;

public sealed class JsonLineFormatterTests
{
    [Fact]
    public void Line_OfAnError_IsOneObjectWithAWordToGrepFor()
    {
        var line = Write(LogLevel.Error, "first\nsecond", new InvalidOperationException("broken"));

        Assert.Equal(1, line.Count(character => character == '\n'));
        Assert.Contains("\"level\":\"ERROR\"", line, StringComparison.Ordinal);
        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("first\nsecond", json.GetProperty("message").GetString());
        Assert.Contains("broken", json.GetProperty("exception").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.GetProperty("timestamp").GetString()!);
    }

    [Fact]
    public void Line_InsideARequest_CarriesItsId()
    {
        var scopes = new LoggerExternalScopeProvider();
        var values = new Dictionary<string, object?> { ["RequestId"] = "req-1", ["ConnectionId"] = "c" };
        using var request = scopes.Push(values);

        var json = JsonDocument.Parse(Write(LogLevel.Information, "hello", null, scopes)).RootElement;

        Assert.Equal("req-1", json.GetProperty("requestId").GetString());
        Assert.False(json.TryGetProperty("ConnectionId", out _));
    }

    [Fact]
    public void Line_WithValues_KeepsTheirTypes()
    {
        var state = new List<KeyValuePair<string, object?>>
        {
            new("Count", 3), new("Rate", double.NaN), new("Done", true), new("Nothing", null),
            new("{OriginalFormat}", "x"),
        };

        var line = Write(LogLevel.Warning, "m", null, null, state);
        var values = JsonDocument.Parse(line).RootElement.GetProperty("values");

        Assert.Equal("""{"Count":3,"Rate":"NaN","Done":true,"Nothing":null}""", values.GetRawText());
    }

    private static string Write(
        LogLevel level,
        string message,
        Exception? exception,
        IExternalScopeProvider? scopes = null,
        IReadOnlyList<KeyValuePair<string, object?>>? state = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<IReadOnlyList<KeyValuePair<string, object?>>>(
            level, "Category", default, state ?? [], exception, (_, _) => message);
        new JsonLineFormatter(TimeProvider.System).Write(entry, scopes, output);
        return output.ToString();
    }
}
