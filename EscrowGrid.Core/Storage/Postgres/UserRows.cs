using EscrowGrid.Core.Access;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Users;
using Npgsql;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>Rows of users and of what belongs to them.</summary>
internal static class UserRows
{
    /// <summary>In the order in which <see cref="Read"/> expects them.</summary>
    public const string Columns =
        """
        users.id, users.institution_id, users.email, users.display_name, users.role, users.state, users.kyc_tier,
        users.is_kyc_verified, users.wallet_address, users.stripe_account, users.payout_changed_at,
        users.payout_usable_from, users.terms_version, users.created_at, users.updated_at, users.version
        """;

    public const int ColumnCount = 16;

    /// <summary>In the order in which <see cref="ReadSession"/> expects them.</summary>
    public const string SessionColumns =
        """
        user_sessions.id, user_sessions.user_id, user_sessions.created_at, user_sessions.client_address,
        user_sessions.user_agent, user_sessions.last_used_at, user_sessions.ends_at, user_sessions.ended_at,
        user_sessions.end_reason
        """;

    private const string InsertSession =
        """
        INSERT INTO user_sessions (id, user_id, created_at, last_used_at, ends_at, client_address, user_agent)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """;

    private const string InsertToken =
        "INSERT INTO user_refresh_tokens (token_hash, session_id, issued_at) VALUES ($1, $2, $3)";

    private const string InsertConsent =
        """
        INSERT INTO user_consents (user_id, terms_version, accepted_at, client_address, user_agent)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING
        """;

    // The new one is the latest, so it stays.
    private const string EndDisplaced =
        """
        UPDATE user_sessions SET ended_at = $2, end_reason = 'DISPLACED'
        WHERE user_id = $1 AND ended_at IS NULL AND id NOT IN (
            SELECT id FROM user_sessions WHERE user_id = $1 AND ended_at IS NULL
            ORDER BY last_used_at DESC, id = $3 DESC LIMIT $4)
        """;

    private const string EndAll =
        """
        UPDATE user_sessions SET ended_at = $2, end_reason = $3
        WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $4
        """;

    public static void Append(this NpgsqlBatch batch, NewSession opened)
    {
        var session = opened.Session;
        batch.Add(InsertSession)
            .Uuid(session.Id.Value)
            .Uuid(session.User.Value)
            .Time(session.CreatedAt)
            .Time(session.LastUsedAt)
            .Time(session.EndsAt)
            .Text(session.ClientAddress)
            .Text(session.UserAgent);
        batch.AppendToken(opened.TokenHash, session.Id, session.CreatedAt);
        batch.Add(EndDisplaced)
            .Uuid(session.User.Value)
            .Time(session.CreatedAt)
            .Uuid(session.Id.Value)
            .Whole(Limits.SessionsPerUser);
    }

    public static void AppendToken(this NpgsqlBatch batch, byte[] hash, SessionId session, DateTimeOffset issuedAt) =>
        batch.Add(InsertToken).Bytes(hash).Uuid(session.Value).Time(issuedAt);

    public static void Append(this NpgsqlBatch batch, Consent consent) => batch.Add(InsertConsent)
        .Uuid(consent.User.Value)
        .Text(consent.TermsVersion)
        .Time(consent.AcceptedAt)
        .Text(consent.ClientAddress)
        .Text(consent.UserAgent);

    /// <summary>Ends all sessions of a user, but perhaps for one.</summary>
    public static void AppendEnds(
        this NpgsqlBatch batch, UserId user, DateTimeOffset at, SessionEnd reason, SessionId? kept) => batch.Add(EndAll)
        .Uuid(user.Value)
        .Time(at)
        .Text(WireName<SessionEnd>.Of(reason))
        .Uuid(kept?.Value);

    /// <param name="row">The row.</param>
    /// <param name="first">Where its columns begin.</param>
    public static User Read(NpgsqlDataReader row, int first = 0) => new(
        row.Id<UserId>(first),
        row.Id<InstitutionId>(first + 1),
        EmailAddress.FromStored(row.GetString(first + 2)),
        row.GetString(first + 3),
        row.Name<UserRole>(first + 4),
        row.Time(first + 13))
    {
        State = row.Name<UserState>(first + 5),
        KycTier = row.Name<KycTier>(first + 6),
        IsKycVerified = row.GetBoolean(first + 7),
        Payout = new PayoutDestination(
            row.TextOrNull(first + 8), row.TextOrNull(first + 9), row.TimeOrNull(first + 10),
            row.TimeOrNull(first + 11)),
        TermsVersion = row.TextOrNull(first + 12),
        UpdatedAt = row.Time(first + 14),
        Version = row.GetInt64(first + 15),
    };

    /// <summary>The user and, in the column after it, what it signs in with.</summary>
    public static StoredUser ReadStored(NpgsqlDataReader row) => new(Read(row), row.TextOrNull(ColumnCount));

    /// <param name="row">The row.</param>
    /// <param name="first">Where its columns begin.</param>
    public static Session ReadSession(NpgsqlDataReader row, int first = 0) => new(
        row.Id<SessionId>(first),
        row.Id<UserId>(first + 1),
        row.Time(first + 2),
        row.TextOrNull(first + 3),
        row.TextOrNull(first + 4))
    {
        LastUsedAt = row.Time(first + 5),
        EndsAt = row.Time(first + 6),
        EndedAt = row.TimeOrNull(first + 7),
        EndReason = row.IsDBNull(first + 8) ? null : row.Name<SessionEnd>(first + 8),
    };
}
