using System.Globalization;
using EscrowGrid.Core.Storage;
using Npgsql;

namespace EscrowGrid.Worker.Doctor;

/// <summary>Whether money and work go on.</summary>
internal static class StateChecks
{
    private static readonly TimeSpan LongSettlement = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongWait = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongSinceDeadlines = TimeSpan.FromMinutes(75);

    public static async Task<IReadOnlyList<Finding>> RunAsync(IServiceProvider services)
    {
        try
        {
            var database = services.GetRequiredService<NpgsqlDataSource>();
            return Judge(await InstallationState.ReadAsync(database, CancellationToken.None));
        }
        catch (NpgsqlException exception)
        {
            return [Finding.Critical("state", $"cannot be read ({exception.SqlState ?? "no answer"})")];
        }
    }

    public static IReadOnlyList<Finding> Judge(InstallationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            state.Workers > 0
                ? Finding.Fine("workers", $"{state.Workers} at work")
                : Finding.Critical("workers", "none was seen in the last two minutes"),
            Warn("jobs", state.OldestJob > LongWait, $"the one due longest has waited {Length(state.OldestJob)}"),
            JudgeSchedule(state.SinceDeadlines),
            Count("deadlines", state.PassedDeadlines, "escrows whose deadline has passed without effect"),
            Count("commands", state.WaitingCommands, "commands that are undecided for more than five minutes"),
            Count("disputes", state.OldDisputes, "disputes older than 30 days"),
            Warn(
                "settlements",
                state.OldestSettlement > LongSettlement,
                $"{state.OpenSettlements} open, the oldest for {Length(state.OldestSettlement)}"),
            Stop("refused settlements", state.FailedSettlements, "payments refused by a provider, not asked for anew"),
            Stop("money jobs", state.StoppedMoneyJobs, "jobs about money that are dead or parked"),
        ];
    }

    private static Finding JudgeSchedule(TimeSpan? since) => since is { } age
        ? Warn("schedules", age > LongSinceDeadlines, $"deadlines were looked for {Length(age)} ago")
        : Finding.Warning("schedules", "deadlines were never looked for");

    private static Finding Warn(string check, bool isBad, string text) =>
        isBad ? Finding.Warning(check, text) : Finding.Fine(check, text);

    private static Finding Count(string check, long count, string what) => Warn(check, count > 0, $"{count} {what}");

    private static Finding Stop(string check, long count, string what) =>
        count > 0 ? Finding.Critical(check, $"{count} {what}") : Finding.Fine(check, $"0 {what}");

    private static string Length(TimeSpan time) =>
        time.ToString(time.TotalDays >= 1 ? @"d\.hh\:mm\:ss" : @"hh\:mm\:ss", CultureInfo.InvariantCulture);
}
