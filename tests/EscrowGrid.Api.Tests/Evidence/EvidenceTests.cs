using System.Net;
using EscrowGrid.Api.Tests.Escrows;
using EscrowGrid.Testing;

namespace EscrowGrid.Api.Tests.Evidence;

/// <summary>Evidence over HTTP, with files in a real S3 server (specification, section 10, trap T-45).</summary>
[Collection(StoresDefinition.Name)]
public sealed class EvidenceTests(Stores stores) : IAsyncLifetime
{
    private readonly HttpClient _storage = new();
    private ObjectServer _server = null!;

    public async Task InitializeAsync() => _server = await ObjectServer.StartAsync();

    public async Task DisposeAsync()
    {
        _storage.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [EachStore]
    public async Task Evidence_AnnouncedUploadedAndVerified_IsDownloadedByTheOtherSide(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var file = await Uploads.NewAsync(market.AsSeller, escrow);
        (await VerifyAsync(market.AsSeller, escrow, file))
            .ExpectError(HttpStatusCode.Conflict, "Evidence is not uploaded");

        Assert.Equal(HttpStatusCode.OK, await Uploads.PutAsync(market.AsSeller, escrow, file, Uploads.Waybill));
        var verified = (await VerifyAsync(market.AsSeller, escrow, file)).Expect(HttpStatusCode.OK);
        var again = (await VerifyAsync(market.AsSeller, escrow, file)).Expect(HttpStatusCode.OK);

        Assert.Equal("VERIFIED", verified.Json.GetProperty("status").GetString());
        Assert.Equal(verified.Text, again.Text);
        var signed = (await market.AsBuyer.GetAsync($"{Path(escrow, file)}/download")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(Uploads.Waybill, await _storage.GetByteArrayAsync(signed.GetProperty("url").GetString()!));
        var listed = (await market.AsBuyer.GetAsync($"/api/escrow/{escrow}/evidence")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(file, listed.GetProperty("data")[0].GetProperty("evidenceId").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Upload_OfSomethingElse_IsRefusedForGood(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var file = await Uploads.NewAsync(market.AsSeller, escrow);
        Assert.Equal(HttpStatusCode.OK, await Uploads.PutAsync(market.AsSeller, escrow, file, Uploads.Forgery));

        for (var time = 0; time < 2; time++)
        {
            (await VerifyAsync(market.AsSeller, escrow, file))
                .ExpectError(HttpStatusCode.UnprocessableEntity, "Evidence is not what was announced");
        }

        (await market.AsBuyer.GetAsync($"{Path(escrow, file)}/download"))
            .ExpectError(HttpStatusCode.Conflict, "Evidence is not uploaded");
        (await market.AsSeller.GetAsync($"{Path(escrow, file)}/upload"))
            .ExpectError(HttpStatusCode.Conflict, "Evidence is not taken now");
    }

    [Theory]
    [EachStore]
    public async Task Signature_OfAnUpload_CoversWhatWasAnnounced(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var file = await Uploads.NewAsync(market.AsSeller, escrow);

        var signed = (await market.AsSeller.GetAsync($"{Path(escrow, file)}/upload")).Expect(HttpStatusCode.OK).Json;
        var url = new Uri(signed.GetProperty("url").GetString()!);
        var headers = signed.GetProperty("headers").EnumerateObject()
            .ToDictionary(it => it.Name, it => it.Value.GetString()!);

        Assert.Equal(SignedUrl.Of(url), SignedUrl.Compute("PUT", url, headers, ObjectServer.Secret));
        Assert.Equal(4, headers.Count);
        foreach (var name in headers.Keys)
        {
            var other = new Dictionary<string, string>(headers) { [name] = "something-else" };
            Assert.NotEqual(SignedUrl.Of(url), SignedUrl.Compute("PUT", url, other, ObjectServer.Secret));
        }
    }

    [Theory]
    [EachStore]
    public async Task Delivery_OnceItIsDisputed_TakesNoMoreEvidence(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var late = await Uploads.NewAsync(market.AsSeller, escrow);
        (await Market.SendAsync(market.AsBuyer, $"{escrow}/dispute", """{"reason":"Nothing came"}"""))
            .Expect(HttpStatusCode.Created);

        (await Uploads.AnnounceAsync(market.AsSeller, escrow, "DELIVERY"))
            .ExpectError(HttpStatusCode.Conflict, "Evidence is not taken now");
        (await VerifyAsync(market.AsSeller, escrow, late))
            .ExpectError(HttpStatusCode.Conflict, "Evidence is not taken now");
        foreach (var client in (ApiClient[])[market.AsBuyer, market.AsSeller, market.AsStaff])
            (await Uploads.AnnounceAsync(client, escrow, "DISPUTE")).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Evidence_ForWhoIsNoParty_IsNotThere(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var stranger = await Market.CreateAsync(api, market.Tenant);
        var escrow = await market.OpenFundedAsync();
        var file = await Uploads.NewAsync(market.AsSeller, escrow);

        (await Uploads.AnnounceAsync(market.AsBuyer, escrow, "DELIVERY"))
            .ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        (await market.AsBuyer.GetAsync($"{Path(escrow, file)}/upload"))
            .ExpectError(HttpStatusCode.Forbidden, "Not allowed to do this to the escrow");
        foreach (var path in (string[])["", $"/{file}/upload", $"/{file}/download"])
        {
            (await stranger.AsBuyer.GetAsync($"/api/escrow/{escrow}/evidence{path}"))
                .ExpectError(HttpStatusCode.NotFound, "Escrow not found");
        }

        var other = await stranger.OpenFundedAsync();
        (await stranger.AsSeller.GetAsync($"{Path(other, file)}/download"))
            .ExpectError(HttpStatusCode.NotFound, "Evidence not found");
    }

    [Theory]
    [EachStore]
    public async Task Storage_ThatIsAway_ChangesNothingAndRecovers(Store store)
    {
        await using var api = await WorkingApi.StartAsync(stores, store, _server.Settings);
        var market = await Market.CreateAsync(api);
        var escrow = await market.OpenFundedAsync();
        var file = await Uploads.NewAsync(market.AsSeller, escrow);
        Assert.Equal(HttpStatusCode.OK, await Uploads.PutAsync(market.AsSeller, escrow, file, Uploads.Waybill));

        await _server.StopAsync();
        (await VerifyAsync(market.AsSeller, escrow, file))
            .ExpectError(HttpStatusCode.ServiceUnavailable, "Storage of evidence is not available");
        await _server.RestartAsync();

        (await VerifyAsync(market.AsSeller, escrow, file)).Expect(HttpStatusCode.OK);
    }

    private static string Path(string escrow, string file) => $"/api/escrow/{escrow}/evidence/{file}";

    private static Task<Answer> VerifyAsync(ApiClient client, string escrow, string file) =>
        client.SendAsync(HttpMethod.Post, $"{Path(escrow, file)}/verify", json: null);
}
