using System.Text;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Users;
using EscrowGrid.LocalHosting.Servers;
using EscrowGrid.ServiceDefaults.Cache;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>Sessions end when they should, and rest so that their store gives nothing away.</summary>
public sealed class SessionVaultTests
{
    private const string Credential = "sample-credential-of-somebody";

    private readonly MovableTime _time = new();

    [Fact]
    public async Task Session_OnRedis_IsSharedAndEndsForAll()
    {
        await using var redis = await RedisServer.StartAsync(new RedisServerOptions(), CancellationToken.None);
        await using var services = new ServiceCollection()
            .AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis.ConnectionString))
            .BuildServiceProvider();
        var one = new SessionVault(new RedisSessionStore(new CacheConnection(services)), _time);
        var other = new SessionVault(new RedisSessionStore(new CacheConnection(services)), _time);

        var secret = await one.OpenAsync(NewState());
        var found = await other.FindAsync(secret);
        await other.EndAsync(secret);

        Assert.Equal(Credential, found?.Credential);
        Assert.Null(await one.FindAsync(secret));
    }

    /// <summary>Neither what it is found by nor what is kept helps whoever reads the store.</summary>
    [Fact]
    public async Task Session_AtRest_HoldsNeitherItsSecretNorACredential()
    {
        var store = new RecordingStore();
        var vault = new SessionVault(store, _time);

        var secret = await vault.OpenAsync(NewState());

        var (id, content) = Assert.Single(store.Kept);
        Assert.NotEqual(secret, id);
        Assert.DoesNotContain(secret, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.DoesNotContain(Credential, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        Assert.Equal(Credential, (await vault.FindAsync(secret))?.Credential);
    }

    [Fact]
    public async Task Session_ThatIsNotUsed_EndsAfterTheIdleTime()
    {
        var vault = new SessionVault(new RecordingStore(), _time);
        var secret = await vault.OpenAsync(NewState());

        _time.Advance(SessionLimits.Idle - TimeSpan.FromSeconds(1));
        Assert.NotNull(await vault.FindAsync(secret));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await vault.FindAsync(secret));
    }

    [Fact]
    public async Task Session_ThatIsAlwaysUsed_EndsAfterTheAbsoluteTime()
    {
        var vault = new SessionVault(new RecordingStore(), _time);
        var secret = await vault.OpenAsync(NewState());

        var left = SessionLimits.Absolute;
        for (var step = TimeSpan.FromMinutes(20); left > step; left -= step)
        {
            _time.Advance(step);
            Assert.NotNull(await vault.ChangeAsync(secret, it => it.SeenAt = _time.GetUtcNow()));
        }

        _time.Advance(left);

        Assert.Null(await vault.FindAsync(secret));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task Secret_OfNobody_FindsNothing(string secret) =>
        Assert.Null(await new SessionVault(new RecordingStore(), _time).FindAsync(secret));

    private SessionState NewState() => new()
    {
        Credential = Credential,
        Caller = new ApiCaller("admin"),
        Name = "sample",
        SignedInAt = _time.GetUtcNow(),
        SeenAt = _time.GetUtcNow(),
    };

    /// <summary>Keeps for ever: what ends is ended by the vault alone.</summary>
    private sealed class RecordingStore : ISessionStore
    {
        public Dictionary<string, byte[]> Kept { get; } = [];

        public Task<byte[]?> FindAsync(string id) => Task.FromResult(Kept.GetValueOrDefault(id));

        public Task AddAsync(string id, byte[] content, TimeSpan life)
        {
            Kept[id] = content;
            return Task.CompletedTask;
        }

        public Task<bool> ReplaceAsync(string id, byte[] known, byte[] content, TimeSpan life)
        {
            Kept[id] = content;
            return Task.FromResult(true);
        }

        public Task RemoveAsync(string id)
        {
            Kept.Remove(id);
            return Task.CompletedTask;
        }
    }
}
