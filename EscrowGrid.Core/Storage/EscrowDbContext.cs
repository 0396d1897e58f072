using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace EscrowGrid.Core.Storage;

/// <summary>
/// Maps the schema and owns its migrations. The stores read and write by hand-written SQL; see the ADR on the write
/// path.
/// </summary>
public sealed class EscrowDbContext(DbContextOptions<EscrowDbContext> options) : DbContext(options)
{
    /// <summary>All names are snake case; times have the precision of the wire, milliseconds.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EscrowDbContext).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
                if (property.ClrType == typeof(DateTimeOffset) || property.ClrType == typeof(DateTimeOffset?))
                    property.SetColumnType("timestamp(3) with time zone");
                else if (property.ClrType == typeof(DateTimeOffset[]) || property.ClrType == typeof(DateTimeOffset?[]))
                    property.SetColumnType("timestamp(3) with time zone[]");
                else if (property.ClrType == typeof(decimal?))
                    property.SetColumnType("numeric(32,8)");
            }
        }
    }
}
