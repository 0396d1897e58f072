using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Payments;
using EscrowGrid.Core.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Escrows, what is commanded of them, and their money outside our books.</summary>
internal sealed class EscrowSchema
    : IEntityTypeConfiguration<EscrowRow>, IEntityTypeConfiguration<EscrowEventRow>,
        IEntityTypeConfiguration<EscrowCommandRow>, IEntityTypeConfiguration<SettlementRow>,
        IEntityTypeConfiguration<FundsReceivedRow>, IEntityTypeConfiguration<DeliveryRow>,
        IEntityTypeConfiguration<DisputeRow>, IEntityTypeConfiguration<DisputeMessageRow>
{
    private const string Money = "numeric(32,8)";

    public void Configure(EntityTypeBuilder<EscrowRow> builder)
    {
        builder.ToTable("escrows", AddChecks);
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Amount).HasColumnType(Money);
        builder.Property(row => row.SellerFee).HasColumnType(Money);
        builder.HasIndex(row => new { row.InstitutionId, row.ContractReference }).IsUnique()
            .HasFilter("contract_reference IS NOT NULL AND state <> 'CANCELLED'");
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.BuyerId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.SellerId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.MilestoneOf, row.MilestoneNumber }).IsUnique()
            .HasFilter("milestone_of IS NOT NULL");
        builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.MilestoneOf).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.DueAt, row.Id }).HasFilter("due_at IS NOT NULL");
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    private static void AddChecks(TableBuilder<EscrowRow> table)
    {
        table.HasCheckConstraint("ck_escrows_parties", "buyer_id <> seller_id");
        table.HasCheckConstraint("ck_escrows_amount", "amount > 0 AND seller_fee >= 0 AND seller_fee < amount");
        table.HasCheckConstraint("ck_escrows_version", "version >= 1");
        table.HasCheckConstraint("ck_escrows_state", $"state IN ({SqlLists.Of<EscrowState>()})");
        table.HasCheckConstraint("ck_escrows_rail", $"rail IN ({SqlLists.Of<Rail>()})");
        table.HasCheckConstraint(
            "ck_escrows_decision",
            "(decision_version IS NULL) = (decision_target IS NULL) "
                + "AND (decision_version IS NULL) = (decided_by IS NULL) "
                + "AND (decision_version IS NULL OR due_at IS NULL)");
        table.HasCheckConstraint(
            "ck_escrows_milestone",
            "(milestone_of IS NULL) = (milestone_number IS NULL) "
                + "AND (milestone_of IS NULL) = (milestone_title IS NULL) "
                + "AND (milestone_of IS NULL OR (milestone_number >= 1 AND contract_reference IS NULL))");
        table.HasCheckConstraint(
            "ck_escrows_kyc",
            "(buyer_kyc_tier IS NULL) = (buyer_kyc_verified IS NULL) "
                + "AND (buyer_kyc_tier IS NULL) = (seller_kyc_tier IS NULL) "
                + "AND (buyer_kyc_tier IS NULL) = (seller_kyc_verified IS NULL) "
                + $"AND (kyc_required IS NULL OR ({Knows("buyer")} AND {Knows("seller")})) "
                + $"AND buyer_kyc_tier IN ({SqlLists.Of<KycTier>()}) "
                + $"AND seller_kyc_tier IN ({SqlLists.Of<KycTier>()}) "
                + $"AND kyc_required IN ({SqlLists.Of<KycTier>()})");
        table.HasCheckConstraint(
            "ck_escrows_final",
            "state NOT IN ('RELEASED', 'REFUNDED', 'CANCELLED') OR (due_at IS NULL AND decision_version IS NULL)");
    }

    /// <summary>Whether the party was known as well as was required; tiers are ordered by their place, not as texts.
    /// </summary>
    private static string Knows(string party) =>
        $"({party}_kyc_tier IS NOT NULL AND {party}_kyc_verified AND {Rank($"{party}_kyc_tier")} >= "
            + $"{Rank("kyc_required")})";

    private static string Rank(string column) => $"array_position(ARRAY[{SqlLists.Of<KycTier>()}], {column})";

    public void Configure(EntityTypeBuilder<EscrowEventRow> builder)
    {
        builder.ToTable("escrow_events", table => table.ExcludeFromMigrations());
        builder.HasKey(row => new { row.EscrowId, row.Sequence, row.At });
        builder.Property(row => row.Payload).HasColumnType("json");
    }

    public void Configure(EntityTypeBuilder<EscrowCommandRow> builder)
    {
        builder.ToTable("escrow_commands", table =>
        {
            table.HasCheckConstraint("ck_escrow_commands_state", $"state IN ({SqlLists.Of<CommandState>()})");
            table.HasCheckConstraint(
                "ck_escrow_commands_outcome",
                "(settled_at IS NULL) = (state IN ('PENDING', 'AWAITING_APPROVAL')) "
                    + "AND (escrow_version IS NOT NULL) = (state = 'COMPLETED') "
                    + "AND (error_code IS NOT NULL) = (state = 'REJECTED')");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Command).HasColumnType("json");
        builder.HasIndex(row => new { row.EscrowId, row.At, row.Id });
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    public void Configure(EntityTypeBuilder<SettlementRow> builder)
    {
        builder.ToTable("settlements", table =>
        {
            table.HasCheckConstraint("ck_settlements_amount", "amount > 0 AND fee >= 0");
            table.HasCheckConstraint("ck_settlements_kind", $"kind IN ({SqlLists.Of<SettlementKind>()})");
            table.HasCheckConstraint("ck_settlements_state", $"state IN ({SqlLists.Of<SettlementState>()})");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Amount).HasColumnType(Money);
        builder.Property(row => row.Fee).HasColumnType(Money);
        builder.HasIndex(row => new { row.EscrowId, row.Number }).IsUnique();
        // A leg of a decision is paid once, whatever went wrong before.
        builder.HasIndex(row => new { row.EscrowId, row.Decision, row.Kind, row.Source }).IsUnique()
            .HasFilter("state <> 'FAILED'").HasDatabaseName("ix_settlements_leg");
        builder.HasIndex(row => row.State).HasFilter("state IN ('RESERVED', 'SUBMITTED', 'FAILED')");
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    public void Configure(EntityTypeBuilder<FundsReceivedRow> builder)
    {
        builder.ToTable("funds_received", table => table.HasCheckConstraint(
            "ck_funds_received_amount", "amount > 0 AND applied >= 0 AND applied <= amount"));
        builder.HasKey(row => new { row.EscrowId, row.Number });
        builder.Property(row => row.Amount).HasColumnType(Money);
        builder.Property(row => row.Applied).HasColumnType(Money);
        builder.HasIndex(row => new { row.Rail, row.ProviderId }).IsUnique();
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    public void Configure(EntityTypeBuilder<DeliveryRow> builder)
    {
        builder.ToTable("deliveries");
        builder.HasKey(row => row.EscrowId);
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    public void Configure(EntityTypeBuilder<DisputeRow> builder)
    {
        builder.ToTable("disputes", table => table.HasCheckConstraint(
            "ck_disputes_offer",
            "(offer_version IS NULL) = (offer_by IS NULL) AND (offer_version IS NULL) = (offer_outcome IS NULL) "
                + "AND (offer_version IS NULL) = (offer_at IS NULL) AND (offer_refund IS NULL OR offer_refund > 0)"));
        builder.HasKey(row => row.EscrowId);
        builder.Property(row => row.OfferRefund).HasColumnType(Money);
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    public void Configure(EntityTypeBuilder<DisputeMessageRow> builder)
    {
        builder.ToTable("dispute_messages");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.EscrowId, row.CreatedAt, row.Id });
        OfEscrow(builder.HasOne<EscrowRow>().WithMany().HasForeignKey(row => row.EscrowId));
    }

    private static void OfEscrow<TRow>(ReferenceCollectionBuilder<EscrowRow, TRow> reference)
        where TRow : class => reference.OnDelete(DeleteBehavior.Restrict);
}
