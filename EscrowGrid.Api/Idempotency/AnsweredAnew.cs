using EscrowGrid.Core.Idempotency;

namespace EscrowGrid.Api.Idempotency;

/// <summary>
/// Marks an endpoint whose work goes on after its answer. A repeat has no effect of its own as anywhere, but it is
/// answered by what has become of that work; and repeats at the same time are not refused but wait for it together.
/// </summary>
/// <param name="AnswerAsync">Answers a repeat, by what the first request was answered.</param>
internal sealed record AnsweredAnew(Func<HttpContext, Reply, Task<IResult>> AnswerAsync);
