using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The processes that serve requests.</summary>
internal sealed class InstanceSchema : IEntityTypeConfiguration<InstanceRow>
{
    public void Configure(EntityTypeBuilder<InstanceRow> builder)
    {
        builder.ToTable(
            "instances",
            table => table.HasCheckConstraint("ck_instances_services", "jsonb_typeof(services) = 'object'"));
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Services).HasColumnType("jsonb");
    }
}
