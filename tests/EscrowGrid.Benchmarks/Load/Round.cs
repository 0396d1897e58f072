namespace EscrowGrid.Benchmarks.Load;

/// <summary>What one connection does over and over.</summary>
/// <returns>Whether every answer was the expected one.</returns>
internal delegate Task<bool> Round(HttpConnection connection);
