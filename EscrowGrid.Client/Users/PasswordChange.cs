namespace EscrowGrid.Client.Users;

/// <summary>The old password and the new one.</summary>
internal sealed class PasswordChange
{
    public required string CurrentPassword { get; init; }

    public required string NewPassword { get; init; }
}
