using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Access;

/// <summary>
/// The user behind a call. Only the authentication of a request makes one, from what is stored of the session at that
/// moment; nothing of it is ever taken from a body (trap T-42).
/// </summary>
/// <param name="Id">Who.</param>
/// <param name="Institution">Of whose marketplace; a user has exactly one.</param>
/// <param name="Role">As it is now, whatever it was when the token was issued.</param>
/// <param name="Session">By which session; a write is refused when that has ended meanwhile.</param>
/// <param name="SignedInAt">When the password was given, in UTC; for acts that want that to be recent.</param>
public sealed record UserCaller(
    UserId Id, InstitutionId Institution, UserRole Role, SessionId Session, DateTimeOffset SignedInAt)
{
    /// <summary>The terms that it accepted last; null when none.</summary>
    public string? TermsVersion { get; init; }

    /// <summary>Whether it works for the institution, in whichever role.</summary>
    public bool IsStaff => Role is not UserRole.Party;
}
