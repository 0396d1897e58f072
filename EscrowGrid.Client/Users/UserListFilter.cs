namespace EscrowGrid.Client.Users;

/// <summary>Filters that combine; null means any.</summary>
public sealed record UserListFilter
{
    /// <summary>Root only; others see their own institution's.</summary>
    public string? InstitutionId { get; init; }

    public UserRole? Role { get; init; }

    public UserState? State { get; init; }

    public string? Email { get; init; }
}
