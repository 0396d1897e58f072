using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// Looks for earlier replies in Redis first, and in the database where Redis has none or does not answer. Only the
/// database decides whether a request had its effect: nothing is done twice, whatever Redis forgets
/// (escrow-services.md 14, f2).
/// </summary>
internal sealed class RedisReplies(IIdempotencyStore truth, ReplyCache cache) : IIdempotencyStore
{
    public async Task<IdempotencyRecord?> FindAsync(IdempotencyId id, CancellationToken cancellationToken)
    {
        if (await cache.FindAsync(id, cancellationToken) is { } kept)
            return kept;
        var record = await truth.FindAsync(id, cancellationToken);
        if (record is not null)
            await cache.KeepAsync(record, cancellationToken);
        return record;
    }
}
