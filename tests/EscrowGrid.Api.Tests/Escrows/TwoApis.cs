namespace EscrowGrid.Api.Tests.Escrows;

/// <summary>Two processes that take requests and decide them, with one database; in memory there is only one.</summary>
internal sealed class TwoApis : IAsyncDisposable
{
    private readonly ApiUnderTest _one;
    private readonly ApiUnderTest? _other;
    private readonly ApiClient[] _staff;

    private TwoApis(ApiUnderTest one, ApiUnderTest? other, Market market)
    {
        (_one, _other, Market) = (one, other, market);
        _staff = [market.AsStaff, new ApiClient((other ?? one).Address, market.AsStaff.Key)];
    }

    public Market Market { get; }

    public static async Task<TwoApis> StartAsync(Stores stores, Store store)
    {
        var database = store is Store.Memory ? null : await stores.CreateDatabaseAsync($"escrows_{Guid.NewGuid():N}");
        var settings = new Dictionary<string, string?> { ["MODE"] = "all", ["JWT_SECRET"] = new string('s', 64) };
        var one = await ApiUnderTest.StartAsync(database, settings);
        var other = database is null ? null : await ApiUnderTest.StartAsync(database, settings);
        return new TwoApis(one, other, await Market.CreateAsync(one));
    }

    /// <summary>The staff, so many times at once, half of them at the other API.</summary>
    public Task<Answer[]> CrowdAsync(int callers, Func<ApiClient, int, Task<Answer>> act) =>
        Task.WhenAll(Enumerable.Range(0, callers).Select(number => act(_staff[number % 2], number)));

    public async ValueTask DisposeAsync()
    {
        _staff[1].Dispose();
        await _one.DisposeAsync();
        if (_other is not null)
            await _other.DisposeAsync();
    }
}
