using EscrowGrid.Core.Access;
using EscrowGrid.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Users, their sessions and what they have accepted.</summary>
internal sealed class UserSchema
    : IEntityTypeConfiguration<UserRow>, IEntityTypeConfiguration<UserSessionRow>,
        IEntityTypeConfiguration<UserRefreshTokenRow>, IEntityTypeConfiguration<UserConsentRow>
{
    public void Configure(EntityTypeBuilder<UserRow> builder)
    {
        builder.ToTable("users", table =>
        {
            table.HasCheckConstraint(
                "ck_users_email", $"email = lower(email) AND length(email) BETWEEN 3 AND {Limits.EmailText}");
            table.HasCheckConstraint(
                "ck_users_display_name", $"length(display_name) BETWEEN 1 AND {Limits.ShortText}");
            table.HasCheckConstraint("ck_users_role", $"role IN ({SqlLists.Of<UserRole>()})");
            table.HasCheckConstraint("ck_users_state", $"state IN ({SqlLists.Of<UserState>()})");
            table.HasCheckConstraint("ck_users_kyc_tier", $"kyc_tier IN ({SqlLists.Of<KycTier>()})");
            table.HasCheckConstraint("ck_users_wallet_address", "wallet_address ~ '^0x[0-9a-f]{40}$'");
            table.HasCheckConstraint("ck_users_stripe_account", "stripe_account ~ '^acct_[A-Za-z0-9]{1,59}$'");
            table.HasCheckConstraint(
                "ck_users_payout",
                "num_nulls(payout_changed_at, payout_usable_from) IN (0, 2) "
                + "AND payout_usable_from >= payout_changed_at "
                + "AND (payout_changed_at IS NOT NULL OR num_nulls(wallet_address, stripe_account) = 2)");
            table.HasCheckConstraint(
                "ck_users_password", "password_hash IS NOT NULL OR state IN ('INVITED', 'DISABLED')");
            table.HasCheckConstraint(
                "ck_users_invitation",
                "num_nulls(invitation_hash, invitation_ends_at) IN (0, 2) AND octet_length(invitation_hash) = 32");
            table.HasCheckConstraint("ck_users_version", "version >= 1");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.InstitutionId, row.Email }).IsUnique().HasDatabaseName("ix_users_email");
        builder.HasIndex(row => row.InvitationHash).IsUnique();
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UserSessionRow> builder)
    {
        builder.ToTable("user_sessions", table =>
        {
            table.HasCheckConstraint("ck_user_sessions_end_reason", $"end_reason IN ({SqlLists.Of<SessionEnd>()})");
            table.HasCheckConstraint("ck_user_sessions_end", "(ended_at IS NULL) = (end_reason IS NULL)");
            table.HasCheckConstraint(
                "ck_user_sessions_times", "last_used_at >= created_at AND ends_at > created_at");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.UserId, row.LastUsedAt });
        builder.HasIndex(row => row.LastUsedAt);
        builder.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<UserRefreshTokenRow> builder)
    {
        builder.ToTable("user_refresh_tokens", table =>
            table.HasCheckConstraint("ck_user_refresh_tokens_hash", "octet_length(token_hash) = 32"));
        builder.HasKey(row => row.TokenHash);
        builder.HasIndex(row => row.SessionId).HasFilter("used_at IS NULL").IsUnique()
            .HasDatabaseName("ix_user_refresh_tokens_unused");
        builder.HasIndex(row => new { row.SessionId, row.IssuedAt });
        builder.HasOne<UserSessionRow>().WithMany().HasForeignKey(row => row.SessionId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<UserConsentRow> builder)
    {
        builder.ToTable("user_consents");
        builder.HasKey(row => new { row.UserId, row.TermsVersion });
        builder.HasOne<UserRow>().WithMany().HasForeignKey(row => row.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
