namespace EscrowGrid.Core.Chain;

/// <summary>
/// A signed transaction. It is stored before it is sent, and what is sent again are these very bytes.
/// </summary>
/// <param name="Hash"><c>0x</c> and 64 lower-case hex digits.</param>
/// <param name="Raw">The signed bytes.</param>
/// <param name="Gas">The most gas that it may use.</param>
/// <param name="Fee">What it offers.</param>
/// <param name="SignedAt">UTC, whole milliseconds.</param>
public sealed record ChainTransaction(string Hash, byte[] Raw, long Gas, ChainFee Fee, DateTimeOffset SignedAt);
