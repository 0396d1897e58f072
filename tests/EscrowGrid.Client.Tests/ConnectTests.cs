using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

/// <summary>What a client of <see cref="EscrowGridClient.Connect"/> does by itself.</summary>
public sealed class ConnectTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Write_WhoseAnswerIsLost_IsRepeatedAndHasOneEffect()
    {
        var tenant = await TestTenant.CreateAsync(api);
        await using var proxy = new CuttingProxy(api.Address);
        using var client = EscrowGridClient.Connect(proxy.Address, tenant.Key);

        proxy.CutNext(2);
        var position = await client.Positions.CreateAsync(new NewPosition(tenant.Asset, "holder", "USD", 10m));

        Assert.Equal(2, proxy.Cuts);
        Assert.Equal(position.Id, Assert.Single((await client.Positions.ListAsync(PageRequest.First)).Data).Id);
    }

    [Fact]
    public async Task Write_WhoseAnswersAreAllLost_IsUnreachableAfterTheRetries()
    {
        var tenant = await TestTenant.CreateAsync(api);
        await using var proxy = new CuttingProxy(api.Address);
        using var client = EscrowGridClient.Connect(
            proxy.Address, tenant.Key, new EscrowGridClientOptions { Retries = 1 });

        proxy.CutNext(10);
        var lost = await Assert.ThrowsAsync<EscrowGridException>(
            () => client.Positions.CreateAsync(new NewPosition(tenant.Asset, "holder", "USD", 10m)));

        Assert.Equal(ErrorKind.Unreachable, lost.Kind);
        Assert.Equal(2, proxy.Cuts);
    }

    [Fact]
    public async Task Server_ThatNeverAnswers_IsUnreachableAtTheDeadline()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new EscrowGridClientOptions
        {
            Deadline = TimeSpan.FromSeconds(1),
            AttemptTimeout = TimeSpan.FromMilliseconds(300),
        };
        using var client = EscrowGridClient.Connect(new Uri($"http://{silent.LocalEndpoint}"), "key", options);
        var watch = Stopwatch.StartNew();

        var late = await Assert.ThrowsAsync<EscrowGridException>(() => client.Health.GetHealthAsync());

        Assert.Equal(ErrorKind.Unreachable, late.Kind);
        Assert.InRange(watch.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Refusal_ThatNoRepeatMends_IsNotRepeated()
    {
        var tenant = await TestTenant.CreateAsync(api);
        using var client = EscrowGridClient.Connect(api.Address, tenant.Key);

        var refused = await Assert.ThrowsAsync<EscrowGridException>(
            () => client.Positions.CreateAsync(new NewPosition(tenant.Asset, "holder", "USD", -1m)));

        Assert.Equal((ErrorKind.Invalid, "amount"), (refused.Kind, refused.Fields.Single().Field));
    }
}
