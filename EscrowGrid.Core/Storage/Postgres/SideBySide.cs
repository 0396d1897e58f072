using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Reads several sequences at once, each ahead of whoever takes from it.</summary>
internal static class SideBySide
{
    /// <summary>So many are handed over at a time.</summary>
    private const int Size = 64;

    /// <summary>So many hands full wait to be taken of each.</summary>
    private const int Ahead = 2;

    /// <returns>Some of each in turn, in an order that is the same every time.</returns>
    public static async IAsyncEnumerable<T> ReadAsync<T>(
        IEnumerable<IAsyncEnumerable<T>> sources, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var readers = sources.Select(it => new Reader<T>(it, stop.Token)).ToList();
        try
        {
            for (var open = new Queue<Reader<T>>(readers); open.TryDequeue(out var reader);)
            {
                if (await reader.TakeAsync(cancellationToken) is not { } items)
                    continue;
                foreach (var item in items)
                    yield return item;
                open.Enqueue(reader);
            }
        }
        finally
        {
            await stop.CancelAsync();
            // A connection is free again only when nobody reads it any more.
            await Task.WhenAll(readers.Select(it => it.Ended));
        }
    }

    private sealed class Reader<T>
    {
        private readonly Channel<List<T>> _read = Channel.CreateBounded<List<T>>(
            new BoundedChannelOptions(Ahead) { SingleReader = true, SingleWriter = true });

        public Reader(IAsyncEnumerable<T> source, CancellationToken cancellationToken) =>
            Ended = Task.Run(() => RunAsync(source, cancellationToken), CancellationToken.None);

        /// <summary>Never fails: what went wrong is for whoever takes.</summary>
        public Task Ended { get; }

        /// <returns>Null when there are no more.</returns>
        public async ValueTask<List<T>?> TakeAsync(CancellationToken cancellationToken) =>
            await _read.Reader.WaitToReadAsync(cancellationToken) && _read.Reader.TryRead(out var items) ? items : null;

        private async Task RunAsync(IAsyncEnumerable<T> source, CancellationToken cancellationToken)
        {
            try
            {
                var items = new List<T>(Size);
                await foreach (var item in source.WithCancellation(cancellationToken))
                {
                    items.Add(item);
                    if (items.Count < Size)
                        continue;
                    await _read.Writer.WriteAsync(items, cancellationToken);
                    items = new List<T>(Size);
                }

                if (items.Count > 0)
                    await _read.Writer.WriteAsync(items, cancellationToken);
                _read.Writer.Complete();
            }
            catch (Exception exception)
            {
                _read.Writer.Complete(exception);
            }
        }
    }
}
