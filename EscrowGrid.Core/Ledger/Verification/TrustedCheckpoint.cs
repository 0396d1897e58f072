namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>A checkpoint whose hash somebody kept where the owner of the database cannot change it.</summary>
public sealed record TrustedCheckpoint(long Number, string Hash);
