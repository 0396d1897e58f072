using System.Net;
using System.Text.Json;
using Npgsql;

namespace EscrowGrid.Api.Tests.Events;

/// <summary><c>GET /events</c>, page by page and as a stream.</summary>
[Collection(StoresDefinition.Name)]
public sealed class EventTests(Stores stores)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [EachStore]
    public async Task Events_OfATenant_AreItsOwnInOrderAndAsCloudEvents(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);

        var events = await ReadAllAsync(tenant.Admin);

        Assert.Equal(
            [
                "escrowgrid.institution.created", "escrowgrid.api_key.created", "escrowgrid.api_key.created",
                "escrowgrid.asset_template.created", "escrowgrid.asset.created", "escrowgrid.position.created",
                "escrowgrid.position.transitioned",
            ],
            events.Select(it => it.GetProperty("type").GetString()));
        var last = events[^1];
        Assert.Equal("1.0", last.GetProperty("specversion").GetString());
        Assert.Equal("2", last.GetProperty("sequence").GetString());
        Assert.Equal(position, last.GetProperty("subject").GetString());
        Assert.Equal(tenant.Id, last.GetProperty("institutionid").GetString());
        Assert.Equal("FUNDED", last.GetProperty("data").GetProperty("toState").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Events_ForAReaderOrByType_LeaveTheOthersOut(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await tenant.CreatePositionAsync();

        var ofReader = await ReadAllAsync(tenant.Reader);
        var ofType = await ReadAllAsync(tenant.Admin, "&type=escrowgrid.asset.created");

        Assert.Equal(4, ofReader.Count);
        Assert.DoesNotContain(
            ofReader, it => it.GetProperty("type").GetString()!.Contains("api_key", StringComparison.Ordinal));
        Assert.Equal("escrowgrid.asset.created", Assert.Single(ofType).GetProperty("type").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Events_AfterTheLastCursor_AreTheNewOnes(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var first = (await tenant.Admin.GetAsync("/events")).Expect(HttpStatusCode.OK).Json;
        var cursor = first.GetProperty("nextCursor").GetString();

        var idle = (await tenant.Admin.GetAsync($"/events?cursor={cursor}")).Expect(HttpStatusCode.OK).Json;
        (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
        var fresh = (await tenant.Admin.GetAsync($"/events?cursor={cursor}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(cursor, idle.GetProperty("nextCursor").GetString());
        Assert.Equal(0, idle.GetProperty("data").GetArrayLength());
        Assert.Equal(1, fresh.GetProperty("data").GetArrayLength());
        (await tenant.Admin.GetAsync("/events?cursor=nonsense"))
            .ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
    }

    [Fact]
    public async Task Events_OfALateCommit_AreNotSkipped()
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        var institution = Guid.Parse(tenant.Id.Split('_')[1]);
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using var late = new NpgsqlCommand(
            $$"""
            INSERT INTO events (id, type, institution_id, subject, sequence, occurred_at, payload)
            VALUES (gen_random_uuid(), 'late', '{{institution}}', 's', 1, now(), '{}')
            """,
            connection);
        await late.ExecuteNonQueryAsync();
        await tenant.CreatePositionAsync();

        var before = (await tenant.Admin.GetAsync("/events")).Json;
        await transaction.CommitAsync();
        var cursor = before.GetProperty("nextCursor").GetString();
        var after = (await tenant.Admin.GetAsync($"/events?cursor={cursor}")).Json.GetProperty("data");

        Assert.Equal(3, before.GetProperty("data").GetArrayLength());
        Assert.Equal("late", after[0].GetProperty("type").GetString());
        Assert.Equal(4, after.GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Stream_WithALastEventId_GoesOnThereAndTellsWhatComes(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var cursor = (await tenant.Admin.GetAsync("/events")).Json.GetProperty("nextCursor").GetString()!;
        using var patience = new CancellationTokenSource(Patience);
        using var response = await OpenAsync(tenant.Admin, cursor, patience.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(patience.Token));

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(": open", await lines.ReadLineAsync(patience.Token));
        var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;

        // Events that were written before the cursor was taken come too when a transaction of somebody else, anywhere
        // on the server, was still open then: a cursor never passes what could still appear before it.
        var told = new List<string>();
        while (told is not [_, "event: escrowgrid.position.created", _])
        {
            if (told.Count == 3)
                told.Clear();
            if (await lines.ReadLineAsync(patience.Token) is { Length: > 0 } line)
                told.Add(line);
        }

        Assert.StartsWith("id: ", told[0], StringComparison.Ordinal);
        var data = JsonDocument.Parse(told[2]["data: ".Length..]).RootElement;
        Assert.Equal(position, data.GetProperty("subject").GetString());
        var next = (await tenant.Admin.GetAsync($"/events?cursor={told[0]["id: ".Length..]}")).Json;
        Assert.Equal(0, next.GetProperty("data").GetArrayLength());
    }

    [Theory]
    [EachStore]
    public async Task Streams_BeyondTheCap_AreRefusedUntilOneEnds(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < Core.Limits.EventStreams; i++)
            open.Add(await OpenAsync(tenant.Admin, "", CancellationToken.None));

        using var refused = await OpenAsync(tenant.Admin, "", CancellationToken.None);
        open[0].Dispose();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        await Eventually.HoldsAsync(async () =>
        {
            using var again = await OpenAsync(tenant.Admin, "", CancellationToken.None);
            return again.StatusCode is HttpStatusCode.OK;
        });
        open.ForEach(response => response.Dispose());
    }

    private static async Task<HttpResponseMessage> OpenAsync(
        ApiClient client, string lastEventId, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastEventId.Length > 0)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<List<JsonElement>> ReadAllAsync(ApiClient client, string filter = "")
    {
        var (events, cursor) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = (await client.GetAsync($"/events?limit=2&cursor={cursor}{filter}"))
                .Expect(HttpStatusCode.OK).Json;
            events.AddRange(page.GetProperty("data").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString();
            if (!page.GetProperty("hasMore").GetBoolean())
                return events;
        }
    }
}
