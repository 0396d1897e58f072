namespace EscrowGrid.Admin.Tests.Forms;

/// <summary>A call that reached the API.</summary>
/// <param name="Address">Path and query.</param>
/// <param name="Once">Its <c>Idempotency-Key</c>.</param>
internal sealed record HeardCall(string Method, string Address, string? Once, string Body);
