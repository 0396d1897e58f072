using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using EscrowGrid.Api.Idempotency;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.ApiKeys;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Storage;

namespace EscrowGrid.Api.Positions;

/// <summary>
/// Opens many positions. Each line is a command of its own, with a transaction of its own, by the same use case as a
/// single request: what one line is refused for undoes no other. A few are worked on at once, so that their commits
/// share the disk's writes; results come in the order of the lines.
/// </summary>
internal sealed class BulkCreation(CreatePosition handler, IIdempotencyStore store, RunningRequests runningRequests)
{
    private const string Route = "/positions/bulk";

    /// <param name="lines">What to open.</param>
    /// <param name="call">The request.</param>
    /// <param name="key">The request's key, which with a line's number makes the key of a line that has none.</param>
    /// <param name="cancellationToken">Stops before the next line.</param>
    public async IAsyncEnumerable<BulkResult> RunAsync(
        IReadOnlyList<BulkLine> lines,
        CallContext call,
        IdempotencyKey? key,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var running = new Queue<Task<BulkResult>>();
        try
        {
            foreach (var line in lines)
            {
                if (running.Count == Limits.BulkLinesAtOnce)
                    yield return await running.Dequeue();
                running.Enqueue(RunAsync(line, call, key, cancellationToken));
            }

            while (running.TryDequeue(out var next))
                yield return await next;
        }
        finally
        {
            // Whoever stops reading leaves nothing running behind.
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<BulkResult> RunAsync(
        BulkLine line, CallContext call, IdempotencyKey? requestKey, CancellationToken cancellationToken)
    {
        if (line.Text.Length > Limits.BulkLineBytes)
            return BulkResult.Refused(line.Number, Problems.BodyTooLarge.With($"At most {Limits.BulkLineBytes} bytes"));
        var text = new ReadOnlySequence<byte>(line.Text);
        if (!BodyText.Parse(text, PositionFields.ReadBulkLine).TryGet(out var read, out var problem))
            return BulkResult.Refused(line.Number, problem);
        try
        {
            return FindId(read.Key, requestKey, line.Number, call.Caller) is { } id
                ? await CreateOnceAsync(line, read.Command, call, id, cancellationToken)
                : Tell(line, await handler.HandleAsync(read.Command, call, cancellationToken), call.Caller);
        }
        catch (ApiKeyRevokedException)
        {
            return BulkResult.Refused(line.Number, new Problem(Problems.InvalidApiKey));
        }
        catch (Exception exception) when (StorageFailure.IsUnavailable(exception))
        {
            return BulkResult.Refused(line.Number, new Problem(Problems.Unavailable));
        }
    }

    /// <summary>As a request with an <c>Idempotency-Key</c>; see <see cref="IdempotencyFilter"/>.</summary>
    private async Task<BulkResult> CreateOnceAsync(
        BulkLine line,
        CreatePosition.Command command,
        CallContext call,
        IdempotencyId id,
        CancellationToken cancellationToken)
    {
        if (!runningRequests.TryEnter(id))
            return BulkResult.Refused(line.Number, new Problem(Problems.IdempotencyKeyInUse));
        try
        {
            var body = Sha256Digest.Of(new ReadOnlySequence<byte>(line.Text));
            var claim = new IdempotencyClaim(id, body, outcome => ReplyBodies.Write(outcome, call.Caller));
            var created = await TryCreateAsync(command, call with { Idempotency = claim }, cancellationToken);
            if (created is { Problem: null } first)
                return Tell(line, first, call.Caller);
            if (await store.FindAsync(id, cancellationToken) is not { } record)
                return Tell(line, created ?? throw new InvalidOperationException("A record has gone."), call.Caller);
            return record.Body == body
                ? Created(line, record.Reply.Body) with { Replayed = true }
                : BulkResult.Refused(line.Number, new Problem(Problems.IdempotencyKeyReused));
        }
        finally
        {
            runningRequests.Leave(id);
        }
    }

    /// <summary>Null when an earlier line or request with the key has acted.</summary>
    private async Task<Result<GovernedPosition>?> TryCreateAsync(
        CreatePosition.Command command, CallContext call, CancellationToken cancellationToken)
    {
        try
        {
            return await handler.HandleAsync(command, call, cancellationToken);
        }
        catch (IdempotencyKeyUsedException)
        {
            return null;
        }
    }

    private static BulkResult Tell(BulkLine line, Result<GovernedPosition> created, Caller caller) =>
        created.TryGet(out var position, out var problem)
            ? Created(line, ReplyBodies.Write(position, caller))
            : BulkResult.Refused(line.Number, problem);

    private static BulkResult Created(BulkLine line, byte[] position) =>
        new(line.Number, StatusCodes.Status201Created)
        {
            Position = JsonText.FromStored(Encoding.UTF8.GetString(position)),
        };

    /// <summary>
    /// The line's own key, or its number under the request's key: two scopes, so that neither meets the other.
    /// </summary>
    private static IdempotencyId? FindId(IdempotencyKey? own, IdempotencyKey? ofRequest, int number, Caller caller)
    {
        if (own is { } lineKey)
            return IdempotencyId.Of(caller, HttpMethods.Post, Route, lineKey);
        if (ofRequest is not { } requestKey || !IdempotencyKey.TryParse($"{number}", out var numberKey))
            return null;
        var scope = $"{Route}/{Sha256Digest.Of(requestKey.ToString())}";
        return IdempotencyId.Of(caller, HttpMethods.Post, scope, numberKey);
    }
}
