using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemorySessionStore(MemoryDatabase database) : ISessionStore
{
    private readonly MemoryUsers _rows = database.People;

    public Task<bool> OpenAsync(
        StoredUser account, NewSession session, string? newHash, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var id = account.User.Id;
            if (_rows.Users[id].State is not UserState.Active || _rows.PasswordHashes[id] != account.PasswordHash)
                return false;
            if (newHash is not null)
                _rows.PasswordHashes[id] = newHash;
            _rows.Open(session);
            return true;
        }));

    public Task<Caller?> FindCallerAsync(SessionId id, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(
                _rows.Sessions.GetValueOrDefault(id) is { EndedAt: null } session
                && _rows.Users[session.User] is { State: UserState.Active } user
                    ? ToCaller(user, session)
                    : null);
        }
    }

    public Task<PresentedToken?> FindTokenAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            if (!_rows.RefreshTokens.TryGetValue(Convert.ToHexString(tokenHash), out var token))
                return Task.FromResult<PresentedToken?>(null);
            var session = _rows.Sessions[token.Session];
            return Task.FromResult<PresentedToken?>(
                new PresentedToken(_rows.Users[session.User], session, token.IsUsed));
        }
    }

    public Task<bool> RotateAsync(
        Session continued, byte[] usedHash, byte[] nextHash, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var used = Convert.ToHexString(usedHash);
            if (_rows.RefreshTokens[used].IsUsed || _rows.Sessions[continued.Id].EndedAt is not null)
                return Task.FromResult(false);
            _rows.RefreshTokens[used] = (continued.Id, IsUsed: true);
            _rows.RefreshTokens.Add(Convert.ToHexString(nextHash), (continued.Id, IsUsed: false));
            _rows.Sessions[continued.Id] = continued;
            return Task.FromResult(true);
        }
    }

    public Task<IReadOnlyList<Session>> ListAsync(
        UserId user, DateTimeOffset time, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult<IReadOnlyList<Session>>(
            [
                .. _rows.LiveOf(user)
                    .Where(it => it.IsLiveAt(time))
                    .OrderByDescending(it => it.LastUsedAt)
                    .ThenBy(it => it.Id.Value),
            ]);
        }
    }

    public Task<bool> EndAsync(Session ended, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            if (_rows.Sessions.GetValueOrDefault(ended.Id) is not { EndedAt: null })
                return false;
            _rows.Sessions[ended.Id] = ended;
            return true;
        }));

    public Task EndAllAsync(SessionsEnded ended, Trail trail, CancellationToken cancellationToken)
    {
        database.Store(trail, () => _rows.End(_rows.LiveOf(ended.User), ended.EndedAt, SessionEnd.Revoked));
        return Task.CompletedTask;
    }

    public Task<bool> KnowsAddressAsync(
        InstitutionId institution, EmailAddress email, string address, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var user = _rows.Find(institution, email)?.Id;
            return Task.FromResult(_rows.Sessions.Values.Any(it => it.User == user && it.ClientAddress == address));
        }
    }

    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            var old = _rows.Sessions.Values
                .Where(it => it.LastUsedAt < before - Limits.SessionIdle).Select(it => it.Id).ToHashSet();
            foreach (var hash in _rows.RefreshTokens.Where(it => old.Contains(it.Value.Session)).ToList())
                _rows.RefreshTokens.Remove(hash.Key);
            foreach (var id in old)
                _rows.Sessions.Remove(id);
            return Task.FromResult((long)old.Count);
        }
    }

    private static Caller ToCaller(User user, Session session) =>
        Caller.OfUser(new UserCaller(user.Id, user.Institution, user.Role, session.Id, session.CreatedAt)
        {
            TermsVersion = user.TermsVersion,
        }) with
        {
            ExpiresAt = session.EndsAt,
        };
}
