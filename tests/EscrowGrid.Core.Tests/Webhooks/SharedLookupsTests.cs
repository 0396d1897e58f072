using System.Net;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Tests.Webhooks;

public sealed class SharedLookupsTests
{
    private static readonly IPAddress Address = IPAddress.Parse("198.51.100.7");

    [Fact]
    public async Task Find_ByManyAtOnce_LooksTheNameUpOnce()
    {
        var answer = new TaskCompletionSource<IPAddress[]>();
        var asked = 0;
        using var lookups = new SharedLookups((_, _) =>
        {
            Interlocked.Increment(ref asked);
            return answer.Task;
        });

        var found = Enumerable.Range(0, 100).Select(_ => lookups.FindAsync("hooks.test", default)).ToList();
        answer.SetResult([Address]);

        Assert.All(await Task.WhenAll(found), addresses => Assert.Equal([Address], addresses));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Find_OfManyNamesThatNobodyAnswers_TakesAFewThreadsAndCanBeLeft()
    {
        var answer = new TaskCompletionSource<IPAddress[]>();
        var asked = 0;
        using var lookups = new SharedLookups((_, _) =>
        {
            Interlocked.Increment(ref asked);
            return answer.Task;
        });
        using var patience = new CancellationTokenSource();

        var found = Enumerable.Range(0, 100).Select(i => lookups.FindAsync($"{i}.test", patience.Token)).ToList();
        var running = asked;
        await patience.CancelAsync();

        Assert.Equal(Limits.WebhookLookups, running);
        foreach (var lookup in found)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lookup);
        answer.SetResult([Address]);
    }

    [Fact]
    public async Task Find_AfterAFailure_AsksAgain()
    {
        var asked = 0;
        using var lookups = new SharedLookups((_, _) => ++asked == 1
            ? Task.FromException<IPAddress[]>(new InvalidOperationException("no answer"))
            : Task.FromResult<IPAddress[]>([Address]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => lookups.FindAsync("hooks.test", default));

        Assert.Equal([Address], await lookups.FindAsync("hooks.test", default));
        Assert.Equal([Address], await lookups.FindAsync("198.51.100.7", default));
        Assert.Equal(2, asked);
    }
}
