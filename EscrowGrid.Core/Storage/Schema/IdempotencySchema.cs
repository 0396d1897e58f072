using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EscrowGrid.Core.Storage.Schema;

/// <summary>
/// What was done once. The triggers of its migration refuse every change, and the deletion of what is kept for ever.
/// </summary>
internal sealed class IdempotencySchema : IEntityTypeConfiguration<IdempotencyRow>
{
    public void Configure(EntityTypeBuilder<IdempotencyRow> builder)
    {
        builder.ToTable("idempotency_records", table =>
        {
            table.HasCheckConstraint("ck_idempotency_records_scope", "octet_length(scope) = 32");
            table.HasCheckConstraint(
                "ck_idempotency_records_key", $"key ~ '^[!-~]+$' AND length(key) <= {Limits.IdempotencyKeyText}");
            table.HasCheckConstraint("ck_idempotency_records_body_hash", "octet_length(body_hash) = 32");
            table.HasCheckConstraint("ck_idempotency_records_reply_status", "reply_status BETWEEN 200 AND 299");
        });
        // The keys of one caller on one route lie together, so keys that grow with time are cheap to insert. Compared
        // by bytes: the order of a language costs more and would not make another key equal anyway.
        builder.HasKey(row => new { row.Scope, row.Key });
        builder.Property(row => row.Key).UseCollation("C");
        builder.HasIndex(row => row.CreatedAt).HasFilter("NOT is_kept");
    }
}
