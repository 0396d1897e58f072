using EscrowGrid.Core.Access;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Api.Users;

/// <summary>A user as it is asked for; root has to name the institution.</summary>
internal sealed record NewUser(string? Institution, EmailAddress Email, string DisplayName, UserRole Role);
