using System.Text;
using System.Text.Json;
using EscrowGrid.ServiceDefaults.Sentry;
using Microsoft.Extensions.Logging;

namespace EscrowGrid.ServiceDefaults.Tests.Sentry;

/// <summary>What is reported of an error, and what never is.</summary>
public sealed class SentryTests
{
    private static readonly SentryTarget Target =
        SentryTarget.Parse(new Uri("https://abc123@sentry.bank.test/own/42"), "production")!;

    [Fact]
    public void Dsn_OfAProject_SaysWhereEnvelopesGo()
    {
        Assert.Equal(new Uri("https://sentry.bank.test/own/api/42/envelope/"), Target.Envelopes);
        Assert.Equal("abc123", Target.Key);
        Assert.Null(SentryTarget.Parse(new Uri("https://sentry.bank.test/42"), "production"));
        Assert.Null(SentryTarget.Parse(new Uri("https://abc123@sentry.bank.test/"), "production"));
        Assert.Null(SentryTarget.Parse(new Uri("https://abc123@sentry.bank.test/project"), "production"));
    }

    [Fact]
    public void Error_ThatIsLogged_IsReportedWithoutWhatSomebodySaid()
    {
        using var reports = new SentryReports(TimeProvider.System);
        var logger = reports.CreateLogger("EscrowGrid.Tests");
        List<KeyValuePair<string, object?>> said =
            [new("User", "ada@bank.test"), new("{OriginalFormat}", "{User} fails")];
        var failure = new InvalidOperationException("iban DE02", new TimeoutException("iban DE02"));

        logger.Log(
            LogLevel.Error,
            default,
            said,
            failure,
            (_, _) => "ada@bank.test fails");
        logger.Log(LogLevel.Warning, default, "not an error", exception: null, (text, _) => text);

        Assert.True(reports.Waiting.TryRead(out var report));
        Assert.False(reports.Waiting.TryRead(out _));
        var text = Encoding.UTF8.GetString(SentryText.Write(report, Target));
        var lines = text.TrimEnd('\n').Split('\n');
        using var told = JsonDocument.Parse(lines[2]);
        var types = told.RootElement.GetProperty("exception").GetProperty("values").EnumerateArray()
            .Select(it => it.GetProperty("type").GetString());
        Assert.Equal(3, lines.Length);
        Assert.Equal("{User} fails", told.RootElement.GetProperty("logentry").GetProperty("message").GetString());
        Assert.Equal("production", told.RootElement.GetProperty("environment").GetString());
        Assert.Equal(["System.TimeoutException", "System.InvalidOperationException"], types);
        Assert.DoesNotContain("ada@", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DE02", text, StringComparison.Ordinal);
    }
}
