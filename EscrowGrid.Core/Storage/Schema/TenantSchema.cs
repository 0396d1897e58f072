using EscrowGrid.Core.Access;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Policies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>Institutions, their keys and their policies.</summary>
internal sealed class TenantSchema
    : IEntityTypeConfiguration<InstitutionRow>, IEntityTypeConfiguration<ApiKeyRow>, IEntityTypeConfiguration<PolicyRow>
{
    public void Configure(EntityTypeBuilder<InstitutionRow> builder)
    {
        var regions = SqlLists.Of<Region>();
        var verticals = SqlLists.Of<Vertical>();
        builder.ToTable("institutions", table =>
        {
            table.HasCheckConstraint("ck_institutions_name", "length(name) >= 1");
            table.HasCheckConstraint(
                "ck_institutions_regions", $"cardinality(regions) BETWEEN 1 AND 10 AND regions <@ ARRAY[{regions}]");
            table.HasCheckConstraint("ck_institutions_verticals", $"verticals <@ ARRAY[{verticals}]");
        });
        builder.HasKey(row => row.Id);
        builder.Property(row => row.RulesVersion).HasDefaultValue(1L);
        builder.Property(row => row.IsEnforced).HasDefaultValue(false);
        builder.Property(row => row.SettingsVersion).HasDefaultValue(1L);
        builder.HasIndex(row => new { row.CreatedAt, row.Id });
    }

    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys", table =>
        {
            table.HasCheckConstraint("ck_api_keys_role", $"role IN ({SqlLists.Of(Roles.OfKeys)})");
            table.HasCheckConstraint("ck_api_keys_hash", "octet_length(key_hash) = 32");
            table.HasCheckConstraint("ck_api_keys_revoked_at", "revoked_at >= created_at");
            table.HasCheckConstraint(
                "ck_api_keys_scopes",
                $"cardinality(scopes) >= 1 AND scopes <@ ARRAY[{SqlLists.Of(ScopeNames.All)}]");
            table.HasCheckConstraint("ck_api_keys_expires_at", "expires_at > created_at");
            table.HasCheckConstraint("ck_api_keys_replaced_by", "replaced_by <> id");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.KeyHash).IsUnique();
        builder.HasIndex(row => row.ReplacedBy).IsUnique();
        builder.HasOne<ApiKeyRow>().WithMany().HasForeignKey(row => row.ReplacedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(row => new { row.InstitutionId, row.CreatedAt, row.Id });
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PolicyRow> builder)
    {
        var currencies = SqlLists.Of(Currency.Codes.Order());
        var targets = SqlLists.Of<TransitionTarget>();
        builder.ToTable("institution_policies", table =>
        {
            table.HasCheckConstraint(
                "ck_institution_policies_max_tenor_days", $"max_tenor_days BETWEEN 1 AND {Limits.TenorDays}");
            table.HasCheckConstraint(
                "ck_institution_policies_approval_amount",
                "approval_amount > 0 AND approval_amount <= 1000000000000000");
            table.HasCheckConstraint(
                "ck_institution_policies_transitions",
                $"allowed_transitions <@ ARRAY[{targets}] AND blocked_transitions <@ ARRAY[{targets}]");
            table.HasCheckConstraint("ck_institution_policies_region", $"region IN ({SqlLists.Of<Region>()})");
            table.HasCheckConstraint("ck_institution_policies_bounds", "min_amount <= max_amount");
            table.HasCheckConstraint("ck_institution_policies_min_amount", "min_amount > 0");
            table.HasCheckConstraint("ck_institution_policies_max_amount", "max_amount <= 1000000000000000");
            table.HasCheckConstraint(
                "ck_institution_policies_currencies", $"allowed_currencies <@ ARRAY[{currencies}]");
            table.HasCheckConstraint("ck_institution_policies_version", "version >= 1");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.InstitutionId, row.Region }).IsUnique();
        builder.HasOne<InstitutionRow>().WithMany().HasForeignKey(row => row.InstitutionId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
