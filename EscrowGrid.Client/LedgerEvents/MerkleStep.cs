namespace EscrowGrid.Client.LedgerEvents;

/// <summary>A sister on the way from a leaf to the root.</summary>
/// <param name="Side">Where she stands: <c>left</c> or <c>right</c>.</param>
/// <param name="Hash">64 hex digits.</param>
public sealed record MerkleStep(string Side, string Hash);
