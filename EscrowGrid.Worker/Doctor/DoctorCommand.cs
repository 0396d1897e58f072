using System.Text.Json;
using EscrowGrid.Core.Storage;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Worker.Doctor;

/// <summary>
/// The verb <c>doctor</c>: looks at everything that this installation stands on, changes nothing, and says on one
/// screen what is wrong.
/// </summary>
internal static class DoctorCommand
{
    private const string Json = "--json";

    /// <returns>0 when all is well, 1 with a warning, 2 when something critical is wrong.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var findings = await ExamineAsync();
        var worst = findings.Max(finding => finding.Severity);
        await Console.Out.WriteLineAsync(args.Contains(Json) ? ToJson(findings, worst) : ToText(findings, worst));
        return (int)worst;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync()
    {
        var builder = WebApplication.CreateBuilder();
        ServiceSettings settings;
        try
        {
            settings = builder.AddServiceDefaults(ServiceRole.Worker);
        }
        catch (InvalidSettingsException exception)
        {
            // Whatever else there is to know would be learnt with the wrong settings.
            return
            [
                .. exception.Missing.Select(name => Finding.Critical("settings", $"{name}: missing")),
                .. exception.Problems.Select(problem => Finding.Critical("settings", problem)),
            ];
        }

        builder.AddEscrowDatabase<EscrowDbContext>(ConnectionTuning.Apply);
        builder.AddEscrowCache();
        // Whoever pipes --json on wants nothing beside it.
        builder.Logging.ClearProviders();
        // Built for its parts and never started: nothing works and nothing listens.
        await using var app = builder.Build();
        var servers = new ServerChecks(app.Services, settings);
        var found = new List<Finding> { Finding.Fine("settings", "complete") };
        found.AddRange(await servers.RunAsync());
        if (found.TrueForAll(finding => finding.Severity < Severity.Critical))
            found.AddRange(await StateChecks.RunAsync(app.Services));
        return found;
    }

    private static string ToText(IReadOnlyList<Finding> findings, Severity worst)
    {
        var width = findings.Max(finding => finding.Check.Length);
        var lines = findings.Select(finding =>
            $"{NameOf(finding.Severity),-8}  {finding.Check.PadRight(width)}  {finding.Text}");
        return string.Join(Environment.NewLine, [.. lines, $"{NameOf(worst)}: {findings.Count} checks"]);
    }

    private static string ToJson(IReadOnlyList<Finding> findings, Severity worst) => JsonSerializer.Serialize(
        new
        {
            status = NameOf(worst),
            findings = findings.Select(it => new { check = it.Check, severity = NameOf(it.Severity), text = it.Text }),
        });

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Fine => "ok",
        Severity.Warning => "warning",
        _ => "critical",
    };
}
