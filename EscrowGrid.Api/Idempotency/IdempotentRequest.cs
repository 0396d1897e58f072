using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Idempotency;

/// <summary>A request with an <c>Idempotency-Key</c>, from its header to its outcome.</summary>
internal sealed class IdempotentRequest(IdempotencyId id)
{
    /// <summary>The fingerprint of the body; of nothing until a body is read.</summary>
    public Sha256Digest Body { get; set; } = Sha256Digest.OfNothing;

    /// <summary>Null until the request has passed validation and its use case was called.</summary>
    public IdempotencyClaim? Claim { get; private set; }

    public CallContext Attach(CallContext call)
    {
        Claim = new IdempotencyClaim(id, Body, outcome => ReplyBodies.Write(outcome, call.Caller));
        return call with { Idempotency = Claim };
    }
}
