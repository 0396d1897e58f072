using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The accounts of the ledger: movements, balances, sums of days; and what replays of it found.</summary>
internal sealed class AccountSchema
    : IEntityTypeConfiguration<LedgerMovementRow>, IEntityTypeConfiguration<LedgerBalanceRow>,
        IEntityTypeConfiguration<LedgerDayRow>, IEntityTypeConfiguration<LedgerFoldRow>,
        IEntityTypeConfiguration<LedgerReplayRow>, IEntityTypeConfiguration<LedgerReplayRunRow>
{
    // As many digits as the sum of all amounts can have.
    private const string Sum = "numeric(48,8)";

    public void Configure(EntityTypeBuilder<LedgerMovementRow> builder)
    {
        builder.ToTable("ledger_movements", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.LedgerEventId, row.Number, row.At });
        builder.Property(row => row.Amount).HasColumnType("numeric(32,8)");
    }

    public void Configure(EntityTypeBuilder<LedgerBalanceRow> builder)
    {
        builder.ToTable("ledger_balances", table =>
        {
            table.HasCheckConstraint("ck_ledger_balances_balance", "balance >= 0");
            table.HasCheckConstraint(
                "ck_ledger_balances_account",
                $"account IN ({SqlLists.Of<AccountKind>()}) "
                    + $"AND account <> '{WireName<AccountKind>.Of(AccountKind.Outside)}'");
            table.HasCheckConstraint(
                "ck_ledger_balances_subject_kind", $"subject_kind IN ({SqlLists.Of<SubjectKind>()})");
        });
        builder.HasKey(row => new { row.SubjectId, row.Account, row.Currency });
        builder.Property(row => row.Balance).HasColumnType(Sum);
    }

    public void Configure(EntityTypeBuilder<LedgerDayRow> builder)
    {
        builder.ToTable("ledger_days", table =>
        {
            table.HasCheckConstraint("ck_ledger_days_sums", "credits >= 0 AND debits >= 0 AND movements >= 1");
            table.HasCheckConstraint("ck_ledger_days_account", $"account IN ({SqlLists.Of<AccountKind>()})");
        });
        builder.HasKey(row => new { row.InstitutionId, row.Day, row.Account, row.Currency });
        builder.Property(row => row.Credits).HasColumnType(Sum);
        builder.Property(row => row.Debits).HasColumnType(Sum);
    }

    public void Configure(EntityTypeBuilder<LedgerFoldRow> builder)
    {
        builder.ToTable("ledger_folds", table => table.HasCheckConstraint("ck_ledger_folds_id", "id = 1"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<LedgerReplayRow> builder)
    {
        builder.ToTable("ledger_replays", table =>
        {
            table.HasCheckConstraint(
                "ck_ledger_replays_findings", "findings >= cardinality(first_findings) AND finished_at >= started_at");
            table.HasCheckConstraint(
                "ck_ledger_replays_anchors",
                "(anchors_compared IS NULL) = (anchors_wrong IS NULL) AND anchors_wrong >= 0 "
                    + "AND anchors_wrong <= findings AND (anchors_away IS NULL OR anchors_compared = 0)");
        });
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).UseIdentityByDefaultColumn();
    }

    public void Configure(EntityTypeBuilder<LedgerReplayRunRow> builder)
    {
        builder.ToTable("ledger_replay_runs", table => table.HasCheckConstraint(
            "ck_ledger_replay_runs_events", "events_read >= 0 AND (events_to_read IS NULL OR events_to_read >= 0)"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).UseIdentityByDefaultColumn();
    }
}
