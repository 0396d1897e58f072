using EscrowGrid.Core.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace EscrowGrid.DesignTime;

/// <summary>Gives dotnet-ef the model. Adding and scripting migrations connects to no database.</summary>
internal sealed class EscrowDbContextFactory : IDesignTimeDbContextFactory<EscrowDbContext>
{
    public EscrowDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<EscrowDbContext>().UseNpgsql().Options);
}
