using EscrowGrid.Core.Storage.Postgres;

namespace EscrowGrid.Core.Tests.Storage;

/// <summary>Several sequences that are read ahead, each by itself.</summary>
public sealed class SideBySideTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(63, 64)]
    [InlineData(1_000, 130)]
    public async Task Sequences_OfAnyLength_AreReadWholeAndInOneOrder(int first, int second)
    {
        var once = await ReadAsync(Count(0, first), Count(10_000, second)).ToListAsync();
        var again = await ReadAsync(Count(0, first), Count(10_000, second)).ToListAsync();

        Assert.Equal(once, again);
        Assert.Equal(Enumerable.Range(0, first), once.Where(it => it < 10_000));
        Assert.Equal(Enumerable.Range(10_000, second), once.Where(it => it >= 10_000));
    }

    [Fact]
    public async Task Failure_OfOneOfThem_IsThrownOnceWhatCameBeforeIsTaken()
    {
        var taken = new List<int>();

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var item in ReadAsync(Count(0, 64), Count(100, 64, fails: true)))
                taken.Add(item);
        });

        Assert.Equal("The connection is lost.", thrown.Message);
        Assert.Equal([.. Enumerable.Range(0, 64), .. Enumerable.Range(100, 64)], taken);
    }

    [Fact]
    public async Task Sequences_ThatNobodyReadsToTheEnd_AreNotReadAnyMore()
    {
        var endless = new Endless();

        await foreach (var item in ReadAsync(endless.ReadAsync(CancellationToken.None)))
        {
            if (item == 200)
                break;
        }

        // Whoever stops may use the connection at once.
        Assert.True(endless.HasEnded);
    }

    private static IAsyncEnumerable<int> ReadAsync(params IAsyncEnumerable<int>[] sources) =>
        SideBySide.ReadAsync(sources, CancellationToken.None);

    private static async IAsyncEnumerable<int> Count(int from, int count, bool fails = false)
    {
        for (var number = from; number < from + count; number++)
        {
            await Task.Yield();
            yield return number;
        }

        if (fails)
            throw new InvalidOperationException("The connection is lost.");
    }

    private sealed class Endless
    {
        public bool HasEnded { get; private set; }

        public async IAsyncEnumerable<int> ReadAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        {
            try
            {
                for (var number = 0; ; number++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    await Task.Yield();
                    yield return number;
                }
            }
            finally
            {
                HasEnded = true;
            }
        }
    }
}
