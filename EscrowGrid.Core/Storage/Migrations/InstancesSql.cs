using Microsoft.EntityFrameworkCore.Migrations;

namespace EscrowGrid.Core.Storage.Migrations;

/// <summary>What EF cannot express of the migration <c>Instances</c>: the audit trail is a partitioned table.</summary>
internal static class InstancesSql
{
    // What a request did is asked by its id alone; of every partition, those to come included.
    public static void CreateRequestIndex(this MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        "CREATE INDEX ix_audit_events_request ON audit_events (request_id, occurred_at)");

    public static void DropRequestIndex(this MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("DROP INDEX ix_audit_events_request");
}
