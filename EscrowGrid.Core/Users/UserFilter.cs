using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>Filters that combine; null means any.</summary>
public sealed record UserFilter(InstitutionId? Institution, UserRole? Role, UserState? State, EmailAddress? Email);
