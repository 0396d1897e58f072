using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Users;

namespace EscrowGrid.Core.Storage.Memory;

internal sealed class MemoryUserStore(MemoryDatabase database) : IUserStore
{
    private readonly MemoryUsers _rows = database.People;

    public Task<bool> AddAsync(UserAddition addition, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var user = addition.User;
            if (_rows.Find(user.Institution, user.Email) is not null)
                return false;
            _rows.Users.Add(user.Id, user);
            if (addition.PasswordHash is { } hash)
                _rows.PasswordHashes.Add(user.Id, hash);
            if (addition.Invitation is { } invitation)
                _rows.Invitations.Add(user.Id, invitation);
            if (addition.Consent is { } consent)
                _rows.Consents.Add(consent);
            if (addition.Session is { } session)
                _rows.Open(session);
            return true;
        }));

    public Task<StoredUser?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        Find(() => _rows.Users.GetValueOrDefault(id));

    public Task<StoredUser?> FindByEmailAsync(
        InstitutionId institution, EmailAddress email, CancellationToken cancellationToken) =>
        Find(() => _rows.Find(institution, email));

    public Task<StoredUser?> FindByInvitationAsync(
        byte[] tokenHash, DateTimeOffset time, CancellationToken cancellationToken) => Find(() =>
    {
        var invited = _rows.Invitations
            .Where(it => it.Value.TokenHash.AsSpan().SequenceEqual(tokenHash) && it.Value.EndsAt > time)
            .Select(it => it.Key)
            .ToList();
        return invited is [var id] ? _rows.Users[id] : null;
    });

    public Task<Listing<User>> ListAsync(UserFilter filter, Page page, CancellationToken cancellationToken)
    {
        lock (database.Transaction)
        {
            return Task.FromResult(_rows.Users.Values
                .Where(it => filter.Institution is null || it.Institution == filter.Institution)
                .Where(it => filter.Role is null || it.Role == filter.Role)
                .Where(it => filter.State is null || it.State == filter.State)
                .Where(it => filter.Email is null || it.Email == filter.Email)
                .ToListing(page));
        }
    }

    public Task<bool> ChangeAsync(UserChange change, Trail trail, CancellationToken cancellationToken) =>
        Task.FromResult(database.TryStore(trail, () =>
        {
            var after = change.After;
            if (_rows.Users[after.Id].Version != after.Version - 1)
                return false;
            _rows.Users[after.Id] = after;
            if (change.Invitation is { } invitation)
                _rows.Invitations[after.Id] = invitation;
            if (change.PasswordHash is { } hash)
            {
                _rows.PasswordHashes[after.Id] = hash;
                _rows.Invitations.Remove(after.Id);
            }

            if (change.Consent is { } consent)
                _rows.Consents.Add(consent);
            if (change.EndsSessions is { } reason)
                _rows.End(_rows.LiveOf(after.Id).Where(it => it.Id != change.Keeps), after.UpdatedAt, reason);
            if (change.Opens is { } session)
                _rows.Open(session);
            return true;
        }));

    private Task<StoredUser?> Find(Func<User?> find)
    {
        lock (database.Transaction)
            return Task.FromResult(find() is { } user ? _rows.Stored(user) : null);
    }
}
