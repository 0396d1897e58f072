using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Users;

/// <summary>Makes what begins with an account or a session.</summary>
public sealed class NewAccount(UserParts parts)
{
    /// <summary>Whether the terms that somebody accepts are those that are asked for.</summary>
    public bool HasAccepted(string? termsVersion) =>
        parts.Settings.TermsVersion is not { } asked || string.Equals(asked, termsVersion, StringComparison.Ordinal);

    /// <summary>A session that begins now, with its first refresh token.</summary>
    public (OpenedSession Opened, NewSession Stored) Open(
        User user, DateTimeOffset now, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(call);
        var token = UserToken.Refresh.Create();
        var session = new Session(parts.Create<SessionId>(), user.Id, now, call.ClientAddress, call.UserAgent);
        return (new OpenedSession(user, session, token), new NewSession(session, UserToken.Hash(token)));
    }

    /// <summary>Null where no terms are asked for.</summary>
    public Consent? Accept(User user, DateTimeOffset now, CallContext call)
    {
        ArgumentNullException.ThrowIfNull(user);
        ArgumentNullException.ThrowIfNull(call);
        return parts.Settings.TermsVersion is { } version
            ? new Consent(user.Id, version, now, call.ClientAddress, call.UserAgent)
            : null;
    }
}
