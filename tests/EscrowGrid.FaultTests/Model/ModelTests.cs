using System.Diagnostics;
using EscrowGrid.Core.Storage;
using EscrowGrid.FaultTests.Jobs;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace EscrowGrid.FaultTests.Model;

/// <summary>
/// Random sequences of commands on Postgres against the rules alone in memory, while processes are lost, commands come
/// twice and clocks jump (specification, section 31.9).
/// </summary>
public sealed class ModelTests(FaultDatabase database, ITestOutputHelper output) : IClassFixture<FaultDatabase>
{
    private const int Commands = 50;

    /// <summary>Without one of these, too little was thrown.</summary>
    private static readonly string[] Awaited =
    [
        "RESOLVE_DISPUTE", "RECORD_SETTLEMENT", "FOLLOW_MILESTONE", "PASS_DEADLINE", "CONFIRM_PAYMENT",
    ];

    private static int Lanes => FaultSize.IsNightly ? 80 : 2;

    private static int SequencesOfALane => FaultSize.IsNightly ? 25 : 15;

    private static int AtOnce => FaultSize.IsNightly ? 4 : 2;

    [Fact]
    public async Task Escrows_UnderRandomCommandsAndLosses_AreWhatTheRulesSay()
    {
        var clock = Stopwatch.StartNew();
        var (runs, repeats, jumps, prompt) = (0, 0, 0, 0);
        var losses = new Dictionary<Loss, int>();
        var outcomes = new Dictionary<string, int>(StringComparer.Ordinal);
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await Parallel.ForAsync(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            await using var lane = new ModelLane(await CreateDatabaseAsync($"lane{number}"), Seed(number), now);
            try
            {
                await lane.RunAsync(SequencesOfALane, Commands);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException(
                    $"seed {FaultSize.Seed}, lane {number}: {exception.Message}", exception);
            }

            lock (losses)
            {
                (runs, repeats, jumps) = (runs + lane.Worker.Runs, repeats + lane.Repeats, jumps + lane.Jumps);
                prompt += lane.Prompt;
                Add(losses, lane.Worker.Losses);
                Add(outcomes, lane.Model.Outcomes);
            }
        });

        output.WriteLine(
            $"seed {FaultSize.Seed}: {Lanes * SequencesOfALane} sequences of {Commands} commands, {prompt} decided as "
            + $"they came, {repeats} repeats, {jumps} jumps of the clock, {runs} runs of jobs, in "
            + $"{clock.Elapsed.TotalSeconds:F0} s");
        output.WriteLine($"lost: {Text(losses)}");
        output.WriteLine($"decided: {Text(outcomes)}");
        // A test in which nothing goes wrong, or nothing goes well, shows nothing.
        Assert.All(Enum.GetValues<Loss>().Except([Loss.Nowhere]), it => Assert.True(losses.ContainsKey(it), $"{it}"));
        Assert.True(prompt > 0, "None was decided as it came.");
        Assert.Subset(
            outcomes.Keys.ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(Awaited, StringComparer.Ordinal));
    }

    private static int Seed(int lane) => unchecked(FaultSize.Seed + lane * 7_919);

    private static void Add<T>(Dictionary<T, int> sums, Dictionary<T, int> more)
        where T : notnull
    {
        foreach (var (key, count) in more)
            sums[key] = sums.GetValueOrDefault(key) + count;
    }

    private static string Text<T>(Dictionary<T, int> counts)
        where T : notnull =>
        string.Join(", ", counts.OrderByDescending(it => it.Value).Select(it => $"{it.Key} {it.Value}"));

    private async Task<string> CreateDatabaseAsync(string name)
    {
        await database.Server.CreateDatabaseAsync(name, CancellationToken.None);
        var connectionString = database.Server.ConnectionString(name);
        Assert.Equal(
            MigrateCommand.Succeeded,
            await MigrateCommand.RunAsync(connectionString, NullLogger.Instance, CancellationToken.None));
        return connectionString;
    }
}
