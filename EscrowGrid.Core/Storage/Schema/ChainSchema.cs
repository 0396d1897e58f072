using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The on-chain mirror.</summary>
internal sealed class ChainSchema
    : IEntityTypeConfiguration<ChainOperationRow>, IEntityTypeConfiguration<ChainTransactionRow>,
        IEntityTypeConfiguration<ChainAccountRow>, IEntityTypeConfiguration<ChainCursorRow>
{
    private const string HashForm = "'^0x[0-9a-f]{64}$'";

    public void Configure(EntityTypeBuilder<ChainOperationRow> builder)
    {
        builder.ToTable("chain_operations", table =>
        {
            table.HasCheckConstraint("ck_chain_operations_kind", $"kind IN ({SqlLists.Of<LedgerEventKind>()})");
            table.HasCheckConstraint("ck_chain_operations_state", $"state IN ({SqlLists.Of<MirrorState>()})");
            table.HasCheckConstraint("ck_chain_operations_attempts", "attempts >= 0");
            table.HasCheckConstraint(
                "ck_chain_operations_slot",
                $"""
                (chain_id IS NULL) = (nonce IS NULL) AND (account IS NULL) = (nonce IS NULL)
                    AND (nonce IS NOT NULL) = (state IN ({States(MirrorState.Submitted, MirrorState.Confirmed)}))
                """);
            table.HasCheckConstraint(
                "ck_chain_operations_block",
                // Not indented, so that no line of it is too long.
                $"""
            (block_number IS NULL) = (block_hash IS NULL) AND (block_number IS NULL OR nonce IS NOT NULL)
                AND (confirmed_at IS NOT NULL) = (state = '{WireName<MirrorState>.Of(MirrorState.Confirmed)}')
                AND (confirmed_at IS NULL OR block_number IS NOT NULL) AND (NOT is_final OR confirmed_at IS NOT NULL)
            """);
            table.HasCheckConstraint(
                "ck_chain_operations_hashes",
                $"transaction_hash ~ {HashForm} AND block_hash ~ {HashForm}");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Number).UseIdentityByDefaultColumn();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.LedgerEventId).IsUnique();
        builder.HasIndex(row => new { row.ChainId, row.Account, row.Nonce }).IsUnique();
        builder.HasIndex(row => new { row.InstitutionId, row.Number });
        builder.HasIndex(row => new { row.PositionId, row.Number });
        builder.HasIndex(row => row.Number, "IX_chain_operations_sendable")
            .HasFilter($"state IN ({States(MirrorState.Pending, MirrorState.Failed)})");
        builder.HasIndex(row => row.DueAt, "IX_chain_operations_watched")
            .HasFilter($"state IN ({States(MirrorState.Submitted, MirrorState.Confirmed)}) AND NOT is_final");
        builder.HasIndex(row => row.State, "IX_chain_operations_state")
            .HasFilter($"state <> {States(MirrorState.Skipped)} AND NOT is_final");
        builder.HasOne<PositionRow>().WithMany().HasForeignKey(row => row.PositionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChainTransactionRow> builder)
    {
        builder.ToTable("chain_transactions", table =>
        {
            table.HasCheckConstraint("ck_chain_transactions_hash", $"hash ~ {HashForm}");
            table.HasCheckConstraint(
                "ck_chain_transactions_numbers",
                "nonce >= 0 AND gas > 0 AND tip_per_gas >= 0 AND fee_per_gas >= tip_per_gas");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).UseIdentityByDefaultColumn();
        builder.HasIndex(row => row.Hash).IsUnique();
        builder.HasIndex(row => new { row.OperationId, row.Id });
        builder.HasOne<ChainOperationRow>().WithMany().HasForeignKey(row => row.OperationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ChainAccountRow> builder)
    {
        builder.ToTable("chain_accounts", table =>
            table.HasCheckConstraint("ck_chain_accounts_next_nonce", "next_nonce >= 0"));
        builder.HasKey(row => new { row.ChainId, row.Account });
    }

    public void Configure(EntityTypeBuilder<ChainCursorRow> builder)
    {
        builder.ToTable("chain_cursors", table => table.HasCheckConstraint("ck_chain_cursors_id", "id = 1"));
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
    }

    private static string States(params MirrorState[] states) =>
        SqlLists.Of(states.Select(WireName<MirrorState>.Of));
}
