namespace EscrowGrid.Client.Users;

/// <summary>Another role.</summary>
internal sealed record NewUserRole(UserRole Role, string Reason);
