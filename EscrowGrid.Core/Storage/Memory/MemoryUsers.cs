using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Storage.Memory;

/// <summary>Users and what belongs to them. Whoever looks holds the lock of the database.</summary>
internal sealed class MemoryUsers
{
    public OrderedDictionary<UserId, User> Users { get; } = [];

    public Dictionary<UserId, string> PasswordHashes { get; } = [];

    public Dictionary<UserId, Invitation> Invitations { get; } = [];

    public HashSet<Consent> Consents { get; } = [];

    public OrderedDictionary<SessionId, Session> Sessions { get; } = [];

    /// <summary>By the hex form of the hash; whether it was used.</summary>
    public Dictionary<string, (SessionId Session, bool IsUsed)> RefreshTokens { get; } = new(StringComparer.Ordinal);

    public User? Find(InstitutionId institution, EmailAddress email) =>
        Users.Values.FirstOrDefault(it => it.Institution == institution && it.Email == email);

    public StoredUser Stored(User user) => new(user, PasswordHashes.GetValueOrDefault(user.Id));

    public IEnumerable<Session> LiveOf(UserId user) =>
        Sessions.Values.Where(it => it.User == user && it.EndedAt is null);

    /// <summary>Begins a session, and ends the least used ones beyond the limit.</summary>
    public void Open(NewSession opened)
    {
        var session = opened.Session;
        Sessions.Add(session.Id, session);
        RefreshTokens.Add(Convert.ToHexString(opened.TokenHash), (session.Id, IsUsed: false));
        var displaced = LiveOf(session.User)
            .OrderByDescending(it => it.LastUsedAt)
            .ThenByDescending(it => it.Id == session.Id)
            .Skip(Limits.SessionsPerUser);
        End(displaced, session.CreatedAt, SessionEnd.Displaced);
    }

    public void End(IEnumerable<Session> sessions, DateTimeOffset at, SessionEnd reason)
    {
        foreach (var session in sessions.ToList())
            Sessions[session.Id] = session with { EndedAt = at, EndReason = reason };
    }
}
