using EscrowGrid.Testing;
using Xunit.Abstractions;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>
/// A consumer's process that is killed after it has stored some of what it has read, in the middle of storing more, and
/// before it has told the brokers of either (escrow-services.md 31.5 and 31.9).
/// </summary>
public sealed class CommandKillTests(CommandDatabases databases, ITestOutputHelper output)
    : IClassFixture<CommandDatabases>
{
    private const int Escrows = 40;
    private const int CommandsOfEach = 5;
    private const string CountCommands = "SELECT count(*) FROM escrow_commands WHERE type = 'CANCEL_ESCROW'";

    [Fact]
    public async Task Consumer_KilledBeforeItCommitsItsPlace_LeavesEachMessageEffectiveOnce()
    {
        await using var house = await CommandHouse.StartIdleAsync(databases);
        var sent = new List<Envelope>();
        for (var i = 0; i < Escrows; i++)
        {
            var escrow = await house.OpenAsync();
            sent.AddRange(Enumerable.Range(0, CommandsOfEach).Select(_ => house.Command("CANCEL_ESCROW", escrow.Id)));
        }

        await house.SendAsync(sent);
        var stored = await KillAsync(house);
        output.WriteLine($"killed with {stored} of {sent.Count} messages stored and no place committed");

        house.Brokers.ComeBack();
        using var next = WorkerProcess.Start(house);
        await Eventually.HoldsAsync(async () =>
            await house.CountAsync(CountCommands + " AND state <> 'PENDING'") == sent.Count);
        await Eventually.HoldsAsync(async () =>
            await next.CountAsync("TAKEN") + await next.CountAsync("REPEATED") >= sent.Count);

        Assert.Equal(sent.Count, await house.CountAsync(CountCommands));
        // What was being stored when it died may have been stored all the same.
        Assert.InRange(await next.CountAsync("REPEATED"), stored, sent.Count);
        Assert.Equal(Escrows, await house.CountAsync(CountCommands + " AND state = 'COMPLETED'"));
        Assert.Equal(Escrows, await house.CountAsync("SELECT count(*) FROM escrows WHERE state = 'CANCELLED'"));
        Assert.Equal(
            Escrows, await house.CountAsync("SELECT count(*) FROM escrow_events WHERE kind = 'CANCELLED'"));
        Assert.Equal(0, await house.CountAsync("SELECT count(*) FROM refused_messages"));
    }

    /// <returns>How many messages it had stored.</returns>
    private static async Task<long> KillAsync(CommandHouse house)
    {
        WorkerProcess worker;
        await using (var first = await TableLock.TakeAsync(house.Database, "escrow_commands"))
        {
            worker = WorkerProcess.Start(house);
            await Eventually.HoldsAsync(first.HoldsSomebodyAsync);
            // From now on it can tell the brokers nothing.
            house.Brokers.GoAway();
        }

        await Eventually.HoldsAsync(async () => await house.CountAsync(CountCommands) > 0);
        await using var second = await TableLock.TakeAsync(house.Database, "escrow_commands");
        worker.Dispose();
        return await house.CountAsync(CountCommands);
    }
}
