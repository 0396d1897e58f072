using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Users;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresSessionStore(NpgsqlDataSource database, RememberedCallers callers) : ISessionStore
{
    // Holds the user still: what stops it meanwhile waits, and then ends this session too.
    private const string LockAccount =
        """
        WITH same AS (
            SELECT 1 FROM users WHERE id = $1 AND state = 'ACTIVE' AND password_hash = $2 FOR NO KEY UPDATE
        )
        SELECT require_one_row(count(*)) FROM same
        """;

    private const string Rehash = "UPDATE users SET password_hash = $2 WHERE id = $1";

    private const string FindCaller =
        """
        SELECT users.id, users.institution_id, users.role, user_sessions.id, user_sessions.created_at,
            user_sessions.ends_at, users.terms_version
        FROM user_sessions JOIN users ON users.id = user_sessions.user_id
        WHERE user_sessions.id = $1 AND user_sessions.ended_at IS NULL AND users.state = 'ACTIVE'
        """;

    private const string FindToken =
        $"""
        SELECT {UserRows.Columns}, {UserRows.SessionColumns}, used_at IS NOT NULL
        FROM user_refresh_tokens JOIN user_sessions ON user_sessions.id = session_id
            JOIN users ON users.id = user_sessions.user_id
        WHERE token_hash = $1
        """;

    private const string UseToken =
        """
        WITH used AS (
            UPDATE user_refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM used
        """;

    private const string Continue =
        """
        WITH continued AS (
            UPDATE user_sessions SET last_used_at = $2 WHERE id = $1 AND ended_at IS NULL RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM continued
        """;

    private const string List =
        $"""
        SELECT {UserRows.SessionColumns} FROM user_sessions
        WHERE user_id = $1 AND ended_at IS NULL AND ends_at > $2 AND last_used_at > $3
        ORDER BY last_used_at DESC, id
        """;

    private const string End =
        """
        WITH ended AS (
            UPDATE user_sessions SET ended_at = $2, end_reason = $3 WHERE id = $1 AND ended_at IS NULL RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM ended
        """;

    private const string KnowsAddress =
        """
        SELECT EXISTS (
            SELECT FROM user_sessions JOIN users ON users.id = user_sessions.user_id
            WHERE users.institution_id = $1 AND users.email = $2 AND user_sessions.client_address = $3)
        """;

    // No session is alive so long after its last use.
    private const string Forget =
        """
        WITH old AS (
            SELECT id FROM user_sessions WHERE last_used_at < $1 ORDER BY last_used_at LIMIT $2 FOR UPDATE SKIP LOCKED
        )
        DELETE FROM user_sessions USING old WHERE user_sessions.id = old.id
        """;

    public async Task<bool> OpenAsync(
        StoredUser account, NewSession session, string? newHash, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(LockAccount).Uuid(account.User.Id.Value).Text(account.PasswordHash);
        if (newHash is not null)
            batch.Add(Rehash).Uuid(account.User.Id.Value).Text(newHash);
        batch.Append(session);
        return await batch.TryStoreAsync(trail, cancellationToken);
    }

    public async Task<Caller?> FindCallerAsync(SessionId id, CancellationToken cancellationToken)
    {
        if (callers.Find(id) is { } remembered)
            return remembered;
        var generation = callers.Generation;
        await using var batch = database.CreateBatch();
        batch.Add(FindCaller).Uuid(id.Value);
        var caller = await batch.FindAsync(ReadCaller, cancellationToken);
        if (caller is not null)
            callers.Keep(id, caller, generation);
        return caller;
    }

    public async Task<PresentedToken?> FindTokenAsync(byte[] tokenHash, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(FindToken).Bytes(tokenHash);
        return await batch.FindAsync(ReadToken, cancellationToken);
    }

    public async Task<bool> RotateAsync(
        Session continued, byte[] usedHash, byte[] nextHash, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(UseToken).Bytes(usedHash).Time(continued.LastUsedAt);
        batch.Add(Continue).Uuid(continued.Id.Value).Time(continued.LastUsedAt);
        batch.AppendToken(nextHash, continued.Id, continued.LastUsedAt);
        return await batch.TryExecuteAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Session>> ListAsync(
        UserId user, DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(List).Uuid(user.Value).Time(time).Time(time - Limits.SessionIdle);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ToListAsync(row => UserRows.ReadSession(row), cancellationToken);
    }

    public async Task<bool> EndAsync(Session ended, Trail trail, CancellationToken cancellationToken)
    {
        if (ended is not { EndedAt: { } at, EndReason: { } reason })
            throw new ArgumentException("The session has not ended.", nameof(ended));
        await using var batch = database.CreateBatch();
        batch.Add(End).Uuid(ended.Id.Value).Time(at).Text(WireName<SessionEnd>.Of(reason));
        var isEnded = await batch.TryStoreAsync(trail, cancellationToken);
        // The other instances hear of it from the database; this one need not wait for that.
        callers.Forget(ended.Id);
        return isEnded;
    }

    public async Task EndAllAsync(SessionsEnded ended, Trail trail, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.AppendEnds(ended.User, ended.EndedAt, SessionEnd.Revoked, kept: null);
        await batch.StoreAsync(trail, cancellationToken);
        callers.Forget(ended.User);
    }

    public async Task<bool> KnowsAddressAsync(
        InstitutionId institution, EmailAddress email, string address, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        batch.Add(KnowsAddress).Uuid(institution.Value).Text(email.Value).Text(address);
        return await batch.ExecuteScalarAsync(cancellationToken) is true;
    }

    public Task<long> ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        ExpiredRows.SweepAsync(database, Forget, before - Limits.SessionIdle, cancellationToken);

    private static Caller ReadCaller(NpgsqlDataReader row)
    {
        var user = new UserCaller(
            row.Id<UserId>(0), row.Id<InstitutionId>(1), row.Name<UserRole>(2), row.Id<SessionId>(3), row.Time(4))
        {
            TermsVersion = row.TextOrNull(6),
        };
        return Caller.OfUser(user) with { ExpiresAt = row.Time(5) };
    }

    private static PresentedToken ReadToken(NpgsqlDataReader row)
    {
        const int Session = UserRows.ColumnCount;
        const int SessionColumns = 9;
        return new PresentedToken(
            UserRows.Read(row), UserRows.ReadSession(row, Session), row.GetBoolean(Session + SessionColumns));
    }
}
