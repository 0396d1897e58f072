using System.Collections.Concurrent;
using System.Net;
using EscrowGrid.ServiceDefaults.Configuration;
using EscrowGrid.ServiceDefaults.Tests.Hosting;

namespace EscrowGrid.ServiceDefaults.Tests.Startup;

/// <summary>
/// The programs themselves, started in production with each required variable removed, blank or wrong
/// (escrow-services.md 31.9, test 12). Nothing is begun before all of them are right.
/// </summary>
public sealed class RequiredVariableTests(Installation installation) : IClassFixture<Installation>
{
    private const string Heading = "Missing required environment variables: ";

    /// <summary>Each start takes a processor for about a second.</summary>
    private static readonly ParallelOptions TwoAtOnce = new() { MaxDegreeOfParallelism = 2 };

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>A value of another form for each that has a form; the others can only be blank.</summary>
    private static readonly Dictionary<string, string> Wrong = new()
    {
        ["NODE_ENV"] = "test",
        ["PORT"] = "65536",
        ["DATABASE_URL"] = "mysql://escrow:hush-hush@db.internal/escrowdb",
        ["DATABASE_URL_PRISMA"] = "postgres://escrow:hush-hush@db.internal/other",
        ["KAFKA_BROKERS"] = "kafka://hush-hush:9092",
        ["API_URL"] = "ftp://hush-hush.bank.test",
        ["WEB_APP_URL"] = "ftp://hush-hush.bank.test",
        ["JWT_SECRET"] = "hush-hush-that-is-too-short",
        ["STRIPE_SECRET_KEY"] = "sk_test_hush-hush",
        ["STRIPE_WEBHOOK_SECRET"] = "hush-hush-of-another-form-Q7Zt",
        ["CUSTODIAN_API_URL"] = "http://hush-hush.bank.test",
        ["CUSTODIAN_WEBHOOK_SECRET"] = "hush-hush",
    };

    private static IEnumerable<string> Required =>
        EscrowVariables.All.Where(it => it.Need is VariableNeed.Required).Select(it => it.Name);

    [Theory]
    [InlineData(ServiceRole.Api)]
    [InlineData(ServiceRole.Worker)]
    public async Task Service_WithEveryRequiredVariable_BecomesHealthyAndStopsWhenAsked(ServiceRole role)
    {
        var variables = installation.Whole(role);
        await using var service = ServiceProcess.Start(role, variables);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{variables["PORT"]}") };

        await Eventually.TrueAsync(() => IsReadyAsync(service, client), Patience, $"{role} is ready");
        var end = await service.StopAsync();

        Assert.True(end.ExitCode == 0, end.Said);
        AssertTellsNoSecret(variables, end);
    }

    [Theory]
    [InlineData(ServiceRole.Api, null)]
    [InlineData(ServiceRole.Worker, null)]
    [InlineData(ServiceRole.Worker, "  ")]
    public async Task Service_WithoutARequiredVariable_EndsBeforeItBeginsAndNamesIt(ServiceRole role, string? instead)
    {
        var ends = await StartAsync(role, Required, _ => instead);

        Assert.Equal(21, ends.Count);
        foreach (var (name, end) in ends)
        {
            var lines = end.Error.TrimEnd().Split(Environment.NewLine);
            Assert.Equal($"{Heading}{name}", lines[0]);
            Assert.Equal(2, lines.Length);
        }
    }

    [Theory]
    [InlineData(ServiceRole.Api)]
    [InlineData(ServiceRole.Worker)]
    public async Task Service_WithARequiredVariableOfAnotherForm_EndsBeforeItBeginsAndNamesItAlone(ServiceRole role)
    {
        // A worker issues no tokens.
        var read = Wrong.Keys.Where(it => role is ServiceRole.Api || it is not "JWT_SECRET");

        var ends = await StartAsync(role, read, name => Wrong[name]);

        foreach (var (name, end) in ends)
        {
            var lines = end.Error.TrimEnd().Split(Environment.NewLine);
            Assert.EndsWith("cannot start. Correct these settings:", lines[0], StringComparison.Ordinal);
            Assert.Contains(lines, line => line.StartsWith($"  {name}: ", StringComparison.Ordinal));
            // The twin of DATABASE_URL says that it differs.
            Assert.All(lines.Skip(1), line => Assert.StartsWith($"  {name}", line, StringComparison.Ordinal));
            Assert.DoesNotContain("hush", end.Said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(ServiceRole.Api)]
    [InlineData(ServiceRole.Worker)]
    public async Task Service_WithoutAnyRequiredVariable_NamesAllInOneMessage(ServiceRole role)
    {
        var variables = installation.Watched(role);
        foreach (var name in Required)
            variables.Remove(name);
        await using var service = ServiceProcess.Start(role, variables);

        var end = await service.EndAsync();

        Assert.Equal(ServiceProgram.InvalidSettingsExitCode, end.ExitCode);
        var line = Assert.Single(
            end.Error.Split(Environment.NewLine), it => it.StartsWith(Heading, StringComparison.Ordinal));
        Assert.Equal(Heading + string.Join(", ", Required), line);
    }

    /// <summary>Starts it once for each name; each has to end before anything began.</summary>
    private async Task<IReadOnlyDictionary<string, ServiceProcess.Ending>> StartAsync(
        ServiceRole role, IEnumerable<string> names, Func<string, string?> instead)
    {
        var ends = new ConcurrentDictionary<string, ServiceProcess.Ending>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(names, TwoAtOnce, async (name, _) =>
        {
            var variables = installation.Watched(role);
            variables[name] = instead(name);
            await using var service = ServiceProcess.Start(role, variables);
            var end = ends[name] = await service.EndAsync();
            Assert.True(
                end.ExitCode == ServiceProgram.InvalidSettingsExitCode, $"{name}: {end.ExitCode} {end.Said}");
            Assert.Equal((name, ""), (name, end.Output));
            AssertTellsNoSecret(variables, end);
        });
        Assert.False(installation.WasCalled, "Somebody outside was called before the settings were right.");
        return ends;
    }

    private static async Task<bool> IsReadyAsync(ServiceProcess service, HttpClient client)
    {
        if (service.HasEnded)
            Assert.Fail((await service.EndAsync()).Said);
        try
        {
            using var answer = await client.GetAsync(new Uri("/ready", UriKind.Relative));
            return answer.StatusCode is HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static void AssertTellsNoSecret(
        IReadOnlyDictionary<string, string?> variables, ServiceProcess.Ending end) =>
        Assert.All(
            Installation.SecretsOf(variables), it => Assert.DoesNotContain(it, end.Said, StringComparison.Ordinal));
}
