using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Positions;
using EscrowGrid.Core.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// Templates, assets and positions. Their foreign keys hold the institution too, so that not even a mistake of ours can
/// join rows of two tenants. Nothing is ever deleted in a cascade.
/// </summary>
internal sealed class PositionSchema
    : IEntityTypeConfiguration<AssetTemplateRow>,
        IEntityTypeConfiguration<AssetRow>,
        IEntityTypeConfiguration<PositionRow>
{
    private static string FinalStates => SqlLists.Of(
        Enum.GetValues<PositionState>().Where(TransitionTable.IsFinal).Select(WireName<PositionState>.Of));

    public void Configure(EntityTypeBuilder<AssetTemplateRow> builder)
    {
        builder.ToTable("asset_templates", table =>
        {
            table.HasCheckConstraint("ck_asset_templates_code", $"code IN ({SqlLists.Of<TemplateCode>()})");
            table.HasCheckConstraint("ck_asset_templates_region", $"region IN ({SqlLists.Of<Region>()})");
            table.HasCheckConstraint(
                "ck_asset_templates_vertical",
                "vertical = CASE WHEN code LIKE 'CONSTR%' THEN 'CONSTRUCTION' ELSE 'TRADE_FINANCE' END");
            table.HasCheckConstraint("ck_asset_templates_config", "json_typeof(config) = 'object'");
        });
        builder.HasKey(row => row.Id);
        builder.HasAlternateKey(row => new { row.InstitutionId, row.Id });
        builder.Property(row => row.Config).HasColumnType("json");
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AssetRow> builder)
    {
        builder.ToTable("assets", table =>
            table.HasCheckConstraint("ck_assets_metadata", "json_typeof(metadata) = 'object'"));
        builder.HasKey(row => row.Id);
        builder.HasAlternateKey(row => new { row.InstitutionId, row.Id });
        builder.Property(row => row.Metadata).HasColumnType("json");
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.TemplateId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<AssetTemplateRow>().WithMany()
            .HasForeignKey(row => new { row.InstitutionId, row.TemplateId })
            .HasPrincipalKey(row => new { row.InstitutionId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PositionRow> builder)
    {
        builder.ToTable("positions", table =>
        {
            table.HasCheckConstraint("ck_positions_amount", "amount > 0 AND amount <= 1000000000000000");
            table.HasCheckConstraint(
                "ck_positions_remaining_amount",
                $"""
                CASE WHEN state IN ({FinalStates}) THEN remaining_amount = 0
                    WHEN state = '{WireName<PositionState>.Of(PositionState.PartiallyReleased)}'
                    THEN remaining_amount BETWEEN 0 AND amount
                    ELSE remaining_amount = amount END
                """);
            table.HasCheckConstraint(
                "ck_positions_reference_unique", "NOT is_reference_unique OR external_reference IS NOT NULL");
            table.HasCheckConstraint("ck_positions_metadata", "json_typeof(metadata) = 'object'");
            table.HasCheckConstraint("ck_positions_currency", $"currency IN ({SqlLists.Of(Currency.Codes.Order())})");
            table.HasCheckConstraint("ck_positions_state", $"state IN ({SqlLists.Of<PositionState>()})");
            table.HasCheckConstraint("ck_positions_holder", "length(holder_reference) >= 1");
            table.HasCheckConstraint("ck_positions_version", "version >= 1 AND (version = 1) = (state = 'CREATED')");
            table.HasCheckConstraint("ck_positions_updated_at", "updated_at >= created_at");
            table.HasCheckConstraint("ck_positions_expires_at", "expires_at > created_at");
            table.HasCheckConstraint("ck_positions_ledger_head", "octet_length(ledger_head) = 32");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Amount).HasColumnType("numeric(32,8)");
        builder.Property(row => row.RemainingAmount).HasColumnType("numeric(32,8)");
        builder.Property(row => row.Metadata).HasColumnType("json");
        ConfigureFilters(builder);
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.AssetId, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.InstitutionId, row.HolderReference, row.CreatedAt });
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
        builder.HasOne<AssetRow>().WithMany()
            .HasForeignKey(row => new { row.InstitutionId, row.AssetId })
            .HasPrincipalKey(row => new { row.InstitutionId, row.Id })
            .OnDelete(DeleteBehavior.Restrict);
    }

    // No index holds the state: it would make every transition write to every index of the table (no HOT update).
    private static void ConfigureFilters(EntityTypeBuilder<PositionRow> builder)
    {
        builder.HasIndex(row => new { row.InstitutionId, row.ExternalReference, row.CreatedAt, row.Id })
            .HasFilter("external_reference IS NOT NULL");
        builder.HasIndex(row => new { row.InstitutionId, row.ExternalReference }, "IX_positions_unique_reference")
            .IsUnique()
            .HasFilter("is_reference_unique");
        builder.HasIndex(row => row.MetadataTerms)
            .HasMethod("gin")
            .HasFilter("metadata_terms IS NOT NULL");
    }
}
