using System.Runtime.CompilerServices;
using System.Text.Json;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Client.Wire;

/// <summary>An answer that is read while it comes.</summary>
internal sealed class StreamedAnswer(HttpResponseMessage response, Stream body) : IAsyncDisposable
{
    /// <summary>Reads parts of the body; what goes wrong is told as for every other answer.</summary>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        Func<Stream, CancellationToken, IAsyncEnumerable<T>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var parts = read(body, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await parts.MoveNextAsync()) yield break;
            }
            catch (JsonException exception)
            {
                throw new EscrowGridException(ErrorKind.Unexpected, "The answer is not of this contract.", exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                throw new EscrowGridException(ErrorKind.Unreachable, "The answer was cut.", exception);
            }

            yield return parts.Current;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await body.DisposeAsync();
        response.Dispose();
    }
}
