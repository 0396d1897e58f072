using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>What was refused of the topic of commands.</summary>
internal sealed class CommandBusSchema : IEntityTypeConfiguration<RefusedMessageRow>
{
    public void Configure(EntityTypeBuilder<RefusedMessageRow> builder)
    {
        builder.ToTable("refused_messages", table =>
            table.HasCheckConstraint("ck_refused_messages_code", "code ~ '^[A-Z_]{1,64}$'"));
        builder.HasKey(row => row.Id);
    }
}
