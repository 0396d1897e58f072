using EscrowGrid.Api.Tests.Jobs;
using EscrowGrid.Core;
using EscrowGrid.Core.Compliance;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Api.Tests.Compliance;

/// <summary>What was said about addresses, remembered by both stores alike.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ScreeningStoreTests(Stores stores)
{
    private const string Address = "0x7fb49965753a9ec3646fd5d004ee5aed6cc80001";

    [Theory]
    [EachStore]
    public async Task Answer_OlderThanItsTime_IsAskedForAgainAndTheNewOneCounts(Store store)
    {
        var time = new MovableTime();
        var source = new SayingSource(ScreeningProvider.Trm);
        await using var services = await StartAsync(store, time, source);
        var screening = services.GetRequiredService<WalletScreening>();
        Assert.Equal(RiskLevel.Low, (await screening.ScreenAsync(WalletChain.Base, Address, default)).Level);
        source.IsSanctioned = true;
        time.Advance(TimeSpan.FromHours(23.9));
        Assert.Equal(RiskLevel.Low, (await screening.ScreenAsync(WalletChain.Base, Address, default)).Level);

        time.Advance(TimeSpan.FromHours(0.2));
        var verdict = await screening.ScreenAsync(WalletChain.Base, Address, default);

        Assert.Equal((RiskLevel.Sanctioned, ScreeningDecision.Hold), (verdict.Level, verdict.Decision));
        Assert.Equal(2, source.Asked);
        var newest = Assert.Single(await services.GetRequiredService<IScreeningStore>()
            .FindAsync(WalletChain.Base, Address, default));
        Assert.Equal(Assert.Single(verdict.Screenings), newest);
    }

    [Theory]
    [EachStore]
    public async Task Answers_OfTwoProviders_AreBothFoundAndOfTheirAddressOnly(Store store)
    {
        var trm = new SayingSource(ScreeningProvider.Trm) { Score = 60 };
        var chainalysis = new SayingSource(ScreeningProvider.Chainalysis) { Score = 90 };
        await using var services = await StartAsync(store, TimeProvider.System, trm, chainalysis);
        var screening = services.GetRequiredService<WalletScreening>();

        var verdict = await screening.ScreenAsync(WalletChain.Base, Address, default);

        var found = services.GetRequiredService<IScreeningStore>();
        Assert.Equal(RiskLevel.High, verdict.Level);
        Assert.Equal(
            [(ScreeningProvider.Trm, RiskLevel.Medium, 60), (ScreeningProvider.Chainalysis, RiskLevel.High, 90)],
            (await found.FindAsync(WalletChain.Base, Address, default))
                .OrderBy(it => it.Provider)
                .Select(it => (it.Provider, it.Level, it.Answer.Score)));
        Assert.Empty(await found.FindAsync(WalletChain.Base, $"{Address[..^1]}2", default));
    }

    [Theory]
    [InlineData("UPDATE screenings SET level = 'LOW'")]
    [InlineData("DELETE FROM screenings")]
    [InlineData("TRUNCATE screenings")]
    public async Task Database_AskedToForget_Refuses(string sql)
    {
        var place = await JobPlace.CreateAsync(stores, Store.Postgres);
        await using var services = Start(place, TimeProvider.System, new SayingSource(ScreeningProvider.Trm));
        await services.GetRequiredService<WalletScreening>().ScreenAsync(WalletChain.Base, Address, default);
        await using var database = NpgsqlDataSource.Create(place.Database!);
        await using var command = database.CreateCommand(sql);

        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());

        Assert.Equal("EG403", refusal.SqlState);
    }

    private static ServiceProvider Start(JobPlace place, TimeProvider time, params IScreeningSource[] sources)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics().AddSingleton(time).AddEscrowGridCore();
        foreach (var source in sources)
            services.AddSingleton(source);
        if (place.Memory is { } memory)
            services.AddMemoryStore().AddSingleton(memory);
        else
            services.AddPostgresStore().AddSingleton(_ => NpgsqlDataSource.Create(place.Database!));
        return services.BuildServiceProvider();
    }

    private async Task<ServiceProvider> StartAsync(Store store, TimeProvider time, params IScreeningSource[] sources) =>
        Start(await JobPlace.CreateAsync(stores, store), time, sources);
}
