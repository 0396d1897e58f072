using System.Diagnostics;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>Waits for what happens by and by.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            Assert.True(clock.Elapsed < Patience, "it did not happen");
            await timer.WaitForNextTickAsync();
        }
    }
}
