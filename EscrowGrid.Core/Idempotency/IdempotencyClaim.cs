using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// One request's wish to act once. It goes with the call to where the change is made, and there becomes the record
/// that is stored with the change.
/// </summary>
/// <param name="id">What is to be done once.</param>
/// <param name="body">The fingerprint of the request's body; the rest of the request is in the id.</param>
/// <param name="writeReply">Writes an outcome exactly as the answer will.</param>
public sealed class IdempotencyClaim(IdempotencyId id, Sha256Digest body, Func<object, byte[]> writeReply)
{
    public IdempotencyId Id { get; } = id;

    public Sha256Digest Body { get; } = body;

    /// <summary>Whether the command came as far as making a change.</summary>
    public bool IsRecorded { get; private set; }

    public IdempotencyRecord Record(AuditAction action, DateTimeOffset at, object outcome)
    {
        ArgumentNullException.ThrowIfNull(action);
        IsRecorded = true;
        return new IdempotencyRecord(Id, Body, new Reply(action.Status, writeReply(outcome)), at)
        {
            IsKept = action.IsAboutMoney,
        };
    }
}
