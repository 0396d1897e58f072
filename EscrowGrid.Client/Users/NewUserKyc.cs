namespace EscrowGrid.Client.Users;

/// <summary>How well a user is known.</summary>
/// <param name="KycTier">The tier.</param>
/// <param name="KycVerified">Whether who it is was verified.</param>
/// <param name="Reason">Why, for the audit trail.</param>
public sealed record NewUserKyc(KycTier KycTier, bool KycVerified, string Reason);
