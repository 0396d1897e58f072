using System.Diagnostics;

namespace EscrowGrid.Events.Kafka.Tests.Commands;

/// <summary>Waits for what happens by and by.</summary>
internal static class Patiently
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        var clock = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(clock.Elapsed < Patience, "it did not happen");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }
}
