using EscrowGrid.Client.AuditEvents;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Events;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Client.Tests;

public sealed class EventTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task List_ByCursor_GoesThroughAllEventsOnce()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var client = api.Client(tenant.Key);
        await OpenAsync(client, tenant, count: 5);

        var read = new List<CloudEvent>();
        for (string? cursor = null; ;)
        {
            var page = await client.Events.ListAsync(cursor, new EventFilter("escrowgrid.position.created"), limit: 2);
            read.AddRange(page.Data);
            cursor = page.NextCursor;
            if (!page.HasMore)
                break;
        }

        Assert.Equal(5, read.Select(told => told.Subject).Distinct().Count());
        Assert.All(read, told => Assert.Equal((tenant.Id, "1"), (told.InstitutionId, told.Sequence)));
        Assert.Equal(10m, read[0].Data.GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task Follow_StreamThatBreaks_GoesOnWhereItEnded()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var writer = api.Client(tenant.Key);
        await using var proxy = new CuttingProxy(api.Address);
        using var client = EscrowGridClient.Connect(proxy.Address, tenant.Key);
        using var deadline = new CancellationTokenSource(Patience);
        await OpenAsync(writer, tenant, count: 1);

        var told = new List<FollowedEvent>();
        await foreach (var next in client.Events.FollowAsync(
            filter: new EventFilter("escrowgrid.position.created"), cancellationToken: deadline.Token))
        {
            told.Add(next);
            if (told.Count == 4)
                break;
            // The answer with the next event is swallowed, and the connection with it.
            proxy.CutNext(1);
            await OpenAsync(writer, tenant, count: 1);
        }

        Assert.Equal(4, told.Select(it => it.Event.Subject).Distinct().Count());
        Assert.Equal(3, proxy.Cuts);
        Assert.Empty((await writer.Events.ListAsync(
            told[^1].Cursor, new EventFilter("escrowgrid.position.created"))).Data);
    }

    [Fact]
    public async Task Follow_WithARevokedKey_Ends()
    {
        var client = api.Client("nobody's key");

        var refused = await Assert.ThrowsAsync<EscrowGridException>(async () =>
        {
            await foreach (var _ in client.Events.FollowAsync())
                Assert.Fail("Nothing is told to nobody.");
        });

        Assert.Equal(ErrorKind.Unauthenticated, refused.Kind);
    }

    [Fact]
    public async Task AuditEvents_ByResource_TellWhoDidIt()
    {
        var tenant = await TestTenant.CreateAsync(api);
        var client = api.Client(tenant.Key);
        var position = (await OpenAsync(client, tenant, count: 1)).Single();

        var page = await client.AuditEvents.ListAsync(filter: new AuditFilter(ResourceId: position.Id));

        var row = Assert.Single(page.Data);
        Assert.Equal(("admin", 201, "success"), (row.ActorRole, row.StatusCode, row.Outcome));
        Assert.Equal(tenant.Id, row.InstitutionId);
        Assert.NotNull(row.ApiKeyId);
    }

    private static async Task<List<Position>> OpenAsync(EscrowGridClient client, TestTenant tenant, int count)
    {
        var opened = new List<Position>();
        for (var i = 0; i < count; i++)
            opened.Add(await client.Positions.CreateAsync(new NewPosition(tenant.Asset, "holder", "USD", 10m)));
        return opened;
    }
}
