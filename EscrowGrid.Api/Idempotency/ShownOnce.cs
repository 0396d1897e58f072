using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// Marks an endpoint whose answer holds a secret. The secret is not stored, so a repeat cannot be answered as the first
/// request was: it is refused, and the refusal names what exists.
/// </summary>
internal sealed record ShownOnce(Func<Reply, Problem> Refuse);
