namespace EscrowGrid.Core.Users;

/// <summary>Why a session was ended before its time.</summary>
public enum SessionEnd
{
    /// <summary>Its user said so.</summary>
    SignedOut,

    /// <summary>Its user ended it from another session.</summary>
    Revoked,

    /// <summary>One of its refresh tokens came a second time: somebody has a copy.</summary>
    TokenReused,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>The user was locked or disabled.</summary>
    UserStopped,

    /// <summary>The user opened more than <see cref="Limits.SessionsPerUser"/>.</summary>
    Displaced,
}
