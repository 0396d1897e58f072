using EscrowGrid.Core.Access;
using EscrowGrid.Core.Storage.Memory;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>Where some processes share their jobs.</summary>
internal sealed class JobPlace
{
    private JobPlace(string? database, MemoryDatabase? memory) => (Database, Memory) = (database, memory);

    /// <summary>An operator's request.</summary>
    public static CallContext Call { get; } = new(Caller.Root, "request", "PUT", "/operations", ClientAddress: null);

    public string? Database { get; }

    public MemoryDatabase? Memory { get; }

    /// <summary>A place with nothing in it.</summary>
    public static async Task<JobPlace> CreateAsync(Stores stores, Store store) => store is Store.Memory
        ? new JobPlace(database: null, new MemoryDatabase(TimeProvider.System))
        : new JobPlace(await stores.CreateDatabaseAsync($"jobs_{Guid.NewGuid():N}"), memory: null);
}
