namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>How long one request waited for its answer.</summary>
/// <param name="Sent">After the first one.</param>
/// <param name="Milliseconds">Until its answer.</param>
internal sealed record Wait(TimeSpan Sent, double Milliseconds);
