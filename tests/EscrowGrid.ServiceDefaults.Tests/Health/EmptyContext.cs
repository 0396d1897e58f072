using Microsoft.EntityFrameworkCore;

namespace EscrowGrid.ServiceDefaults.Tests.Health;

/// <summary>A model without tables: these tests are about the connection.</summary>
public sealed class EmptyContext(DbContextOptions<EmptyContext> options) : DbContext(options);
