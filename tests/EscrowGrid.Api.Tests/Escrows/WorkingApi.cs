namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>An API that decides what it is told too, with rows of its own: nobody else's jobs are its.</summary>
internal static class WorkingApi
{
    public static async Task<ApiUnderTest> StartAsync(
        Stores stores, Store store, IReadOnlyDictionary<string, string?>? settings = null) =>
        await ApiUnderTest.StartAsync(
            store is Store.Memory ? null : await stores.CreateDatabaseAsync($"escrows_{Guid.NewGuid():N}"),
            new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>()) { ["MODE"] = "all" });
}
