using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Users;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

internal sealed class PostgresUserStore(NpgsqlDataSource database, RememberedCallers callers) : IUserStore
{
    private const string EmailIndex = "ix_users_email";

    private const string Insert =
        """
        INSERT INTO users (id, institution_id, email, display_name, role, state, kyc_tier, is_kyc_verified,
            terms_version, created_at, updated_at, version, password_hash, invitation_hash, invitation_ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        """;

    private const string Find = $"SELECT {UserRows.Columns}, password_hash FROM users WHERE id = $1";

    private const string FindByEmail =
        $"SELECT {UserRows.Columns}, password_hash FROM users WHERE institution_id = $1 AND email = $2";

    private const string FindByInvitation =
        $"""
        SELECT {UserRows.Columns}, password_hash FROM users WHERE invitation_hash = $1 AND invitation_ends_at > $2
        """;

    // A password ends the invitation to choose one.
    private const string Change =
        """
        WITH changed AS (
            UPDATE users SET display_name = $2, role = $3, state = $4, kyc_tier = $5, is_kyc_verified = $6,
                wallet_address = $7, stripe_account = $8, payout_changed_at = $9, payout_usable_from = $10,
                terms_version = $11, updated_at = $12, version = $13,
                password_hash = coalesce($14, password_hash),
                invitation_hash = CASE WHEN $14 IS NULL THEN coalesce($15, invitation_hash) END,
                invitation_ends_at = CASE WHEN $14 IS NULL THEN coalesce($16, invitation_ends_at) END
            WHERE id = $1 AND version = $13 - 1
            RETURNING 1
        )
        SELECT require_one_row(count(*)) FROM changed
        """;

    public async Task<bool> AddAsync(UserAddition addition, Trail trail, CancellationToken cancellationToken)
    {
        var user = addition.User;
        await using var batch = database.CreateBatch();
        batch.Add(Insert)
            .Uuid(user.Id.Value)
            .Uuid(user.Institution.Value)
            .Text(user.Email.Value)
            .Text(user.DisplayName)
            .Text(WireName<UserRole>.Of(user.Role))
            .Text(WireName<UserState>.Of(user.State))
            .Text(WireName<KycTier>.Of(user.KycTier))
            .Flag(user.IsKycVerified)
            .Text(user.TermsVersion)
            .Time(user.CreatedAt)
            .Time(user.UpdatedAt)
            .Whole(user.Version)
            .Text(addition.PasswordHash)
            .BytesOrNull(addition.Invitation?.TokenHash)
            .Time(addition.Invitation?.EndsAt);
        if (addition.Consent is { } consent)
            batch.Append(consent);
        if (addition.Session is { } session)
            batch.Append(session);
        try
        {
            await batch.StoreAsync(trail, cancellationToken);
            return true;
        }
        catch (PostgresException exception) when (exception.ConstraintName == EmailIndex)
        {
            return false;
        }
    }

    public Task<StoredUser?> FindAsync(UserId id, CancellationToken cancellationToken) =>
        FindAsync(Find, command => command.Uuid(id.Value), cancellationToken);

    public Task<StoredUser?> FindByEmailAsync(
        InstitutionId institution, EmailAddress email, CancellationToken cancellationToken) =>
        FindAsync(FindByEmail, command => command.Uuid(institution.Value).Text(email.Value), cancellationToken);

    public Task<StoredUser?> FindByInvitationAsync(
        byte[] tokenHash, DateTimeOffset time, CancellationToken cancellationToken) =>
        FindAsync(FindByInvitation, command => command.Bytes(tokenHash).Time(time), cancellationToken);

    public async Task<Listing<User>> ListAsync(UserFilter filter, Page page, CancellationToken cancellationToken)
    {
        var where = Where.Everything
            .Is("institution_id", filter.Institution?.Value)
            .Is("role", filter.Role is { } role ? WireName<UserRole>.Of(role) : null)
            .Is("state", filter.State is { } state ? WireName<UserState>.Of(state) : null)
            .Is("email", filter.Email?.Value);
        await using var batch = database.CreateBatch();
        batch.AddPage("users", UserRows.Columns, where, page);
        return await batch.ToListingAsync(row => UserRows.Read(row), page, cancellationToken);
    }

    public async Task<bool> ChangeAsync(UserChange change, Trail trail, CancellationToken cancellationToken)
    {
        var after = change.After;
        await using var batch = database.CreateBatch();
        batch.Add(Change)
            .Uuid(after.Id.Value)
            .Text(after.DisplayName)
            .Text(WireName<UserRole>.Of(after.Role))
            .Text(WireName<UserState>.Of(after.State))
            .Text(WireName<KycTier>.Of(after.KycTier))
            .Flag(after.IsKycVerified)
            .Text(after.Payout.WalletAddress)
            .Text(after.Payout.StripeAccount)
            .Time(after.Payout.ChangedAt)
            .Time(after.Payout.UsableFrom)
            .Text(after.TermsVersion)
            .Time(after.UpdatedAt)
            .Whole(after.Version)
            .Text(change.PasswordHash)
            .BytesOrNull(change.Invitation?.TokenHash)
            .Time(change.Invitation?.EndsAt);
        if (change.Consent is { } consent)
            batch.Append(consent);
        if (change.EndsSessions is { } reason)
            batch.AppendEnds(after.Id, after.UpdatedAt, reason, change.Keeps);
        if (change.Opens is { } session)
            batch.Append(session);
        var isChanged = await batch.TryStoreAsync(trail, cancellationToken);
        // The other instances hear of it from the database; this one need not wait for that.
        callers.Forget(after.Id);
        return isChanged;
    }

    private async Task<StoredUser?> FindAsync(
        string sql, Action<NpgsqlBatchCommand> bind, CancellationToken cancellationToken)
    {
        await using var batch = database.CreateBatch();
        bind(batch.Add(sql));
        return await batch.FindAsync(UserRows.ReadStored, cancellationToken);
    }
}
