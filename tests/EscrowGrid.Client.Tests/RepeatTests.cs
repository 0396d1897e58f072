using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.Client.Tests;

/// <summary>Writes whose answer was lost on the way.</summary>
public sealed class RepeatTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Write_RepeatedByTheHandlerAfterABrokenConnection_HasOneEffect()
    {
        var (_, key, asset) = await TestTenant.CreateAsync(api);
        await using var proxy = new CuttingProxy(api.Address);
        await using var services = Services(proxy.Address, key);
        var client = services.GetRequiredService<EscrowGridClient>();

        proxy.CutNext(2);
        var position = await client.Positions.CreateAsync(new NewPosition(asset, "holder", "USD", 10m));
        proxy.CutNext(1);
        await client.Positions.TransitionAsync(position.Id, new PositionTransition(PositionState.Funded));
        proxy.CutNext(1);
        var released = await client.Positions.TransitionAsync(
            position.Id, new PositionTransition(PositionState.PartiallyReleased));

        Assert.Equal(4, proxy.Cuts);
        Assert.Equal(
            [PositionState.Funded, PositionState.PartiallyReleased], released.Events.Select(it => it.ToState));
        Assert.Equal(position.Id, Assert.Single((await client.Positions.ListAsync(PageRequest.First)).Data).Id);
        Assert.Equal(3, (await client.LedgerEvents.ListAsync(position.Id)).Count);
    }

    [Fact]
    public async Task Write_RepeatedByItsCallerWithTheSameKey_HasOneEffect()
    {
        var (_, key, asset) = await TestTenant.CreateAsync(api);
        await using var proxy = new CuttingProxy(api.Address);
        using var http = new HttpClient { BaseAddress = proxy.Address };
        http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, key);
        var positions = new EscrowGridClient(http).Positions;
        var position = new NewPosition(asset, "holder", "USD", 10m);

        proxy.CutNext(1);
        var lost = await Assert.ThrowsAsync<EscrowGridException>(() => positions.CreateAsync(position, "order-7"));
        var repeated = await positions.CreateAsync(position, "order-7");
        var reused = await Assert.ThrowsAsync<EscrowGridException>(
            () => positions.CreateAsync(position with { Amount = 11m }, "order-7"));

        Assert.Equal(ErrorKind.Unreachable, lost.Kind);
        Assert.Equal(ErrorKind.Invalid, reused.Kind);
        Assert.Equal(repeated.Id, Assert.Single((await positions.ListAsync(PageRequest.First)).Data).Id);
    }

    [Fact]
    public async Task Writes_OfOneKind_AreNotTakenForRepeats()
    {
        var (_, key, asset) = await TestTenant.CreateAsync(api);
        var positions = api.Client(key).Positions;
        var position = new NewPosition(asset, "holder", "USD", 10m);

        await positions.CreateAsync(position);
        await positions.CreateAsync(position);

        Assert.Equal(2, (await positions.ListAsync(PageRequest.First)).Data.Count);
    }

    /// <summary>A client as a service registers it, with the shared handlers.</summary>
    private static ServiceProvider Services(Uri address, string key)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.AddServiceDefaults(ServiceRole.Admin);
        builder.Services.AddHttpClient<EscrowGridClient>(http =>
        {
            http.BaseAddress = address;
            http.DefaultRequestHeaders.Add(EscrowGridClient.ApiKeyHeader, key);
        });
        return builder.Services.BuildServiceProvider();
    }
}
