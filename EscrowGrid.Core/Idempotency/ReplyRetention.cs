namespace EscrowGrid.Core.Idempotency;

/// <summary>How long replies are kept for repeats.</summary>
/// <param name="Time">Those about money are kept for ever, whatever it is.</param>
public sealed record ReplyRetention(TimeSpan Time);
