using EscrowGrid.Core.Compliance;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>What was found out about addresses.</summary>
internal sealed class ComplianceSchema : IEntityTypeConfiguration<ScreeningRow>
{
    public void Configure(EntityTypeBuilder<ScreeningRow> builder)
    {
        builder.ToTable("screenings", table =>
        {
            table.HasCheckConstraint("ck_screenings_chain", $"chain IN ({SqlLists.Of<WalletChain>()})");
            table.HasCheckConstraint("ck_screenings_address", "address ~ '^0x[0-9a-f]{40}$'");
            table.HasCheckConstraint("ck_screenings_provider", $"provider IN ({SqlLists.Of<ScreeningProvider>()})");
            table.HasCheckConstraint("ck_screenings_level", $"level IN ({SqlLists.Of<RiskLevel>()})");
            table.HasCheckConstraint("ck_screenings_score", "score BETWEEN 0 AND 100");
            table.HasCheckConstraint(
                "ck_screenings_sanctioned", "is_sanctioned = (level = 'SANCTIONED') AND level <> 'UNKNOWN'");
            table.HasCheckConstraint("ck_screenings_answer_hash", "octet_length(answer_hash) = 32");
        });
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.Chain, row.Address, row.Provider, row.At });
    }
}
