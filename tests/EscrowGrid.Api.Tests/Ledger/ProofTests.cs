using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Api.Tests.Ledger;

/// <summary>The proofs as a third party checks them: climbed here from the answers alone.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ProofTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Proof_OfEverySealedEvent_ClimbsToTheRootOfItsCheckpoint(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var events = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var position = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created).Id;
            events.Add(await tenant.FirstLedgerEventAsync(position));
        }

        var before = (await tenant.Reader.GetAsync($"/ledger-events/{events[0]}/proof")).Expect(HttpStatusCode.OK);
        Assert.True(await SealAsync(api) >= 7);

        Assert.False(before.Json.GetProperty("sealed").GetBoolean());
        Assert.False(before.Json.TryGetProperty("checkpoint", out _));
        foreach (var id in events)
        {
            var proof = (await tenant.Reader.GetAsync($"/ledger-events/{id}/proof")).Expect(HttpStatusCode.OK).Json;
            Assert.True(proof.GetProperty("sealed").GetBoolean());
            Assert.Equal(proof.GetProperty("checkpoint").GetProperty("root").GetString(), Climb(proof));
        }
    }

    [Theory]
    [EachStore]
    public async Task Proof_OfAnEarlyEvent_LeadsToTheHeadOfItsPosition(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var position = await tenant.CreatePositionAsync();
        (await tenant.TransitionAsync(position, "FUNDED")).Expect(HttpStatusCode.OK);
        (await tenant.TransitionAsync(position, "RELEASED")).Expect(HttpStatusCode.OK);

        var first = await tenant.FirstLedgerEventAsync(position);
        var proof = (await tenant.Admin.GetAsync($"/ledger-events/{first}/proof")).Expect(HttpStatusCode.OK).Json;

        var following = proof.GetProperty("following").EnumerateArray().ToList();
        Assert.Equal(2, following.Count);
        Assert.Equal(
            proof.GetProperty("event").GetProperty("hash").GetString(),
            following[0].GetProperty("previousHash").GetString());
        Assert.Equal(3, proof.GetProperty("head").GetProperty("sequence").GetInt64());
        Assert.Equal(
            following[1].GetProperty("hash").GetString(), proof.GetProperty("head").GetProperty("hash").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Checkpoints_ByCursor_AreAChain(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        for (var i = 0; i < 3; i++)
        {
            await tenant.CreatePositionAsync();
            await SealAsync(api);
        }

        var cursor = "";
        string? previous = null;
        var seen = 0;
        do
        {
            var page = (await tenant.Reader.GetAsync($"/ledger-checkpoints?limit=2&cursor={cursor}"))
                .Expect(HttpStatusCode.OK).Json;
            foreach (var checkpoint in page.GetProperty("data").EnumerateArray())
            {
                seen++;
                Assert.Equal(seen, checkpoint.GetProperty("number").GetInt64());
                Assert.Equal(previous ?? new string('0', 64), checkpoint.GetProperty("previousHash").GetString());
                previous = checkpoint.GetProperty("hash").GetString();
            }

            cursor = page.GetProperty("nextCursor").GetString();
            if (!page.GetProperty("hasMore").GetBoolean())
                break;
        }
        while (true);

        Assert.True(seen >= 3);
        (await tenant.Reader.GetAsync("/ledger-checkpoints?cursor=x"))
            .ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
    }

    [Theory]
    [EachStore]
    public async Task Checkpoints_LatestFirst_GoBackByCursorToTheFirst(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        for (var i = 0; i < 3; i++)
        {
            await tenant.CreatePositionAsync();
            await SealAsync(api);
        }

        var numbers = new List<long>();
        for (var (cursor, hasMore) = ("", true); hasMore;)
        {
            var page = (await tenant.Reader.GetAsync($"/ledger-checkpoints?order=LATEST_FIRST&limit=2&cursor={cursor}"))
                .Expect(HttpStatusCode.OK).Json;
            var data = page.GetProperty("data").EnumerateArray();
            numbers.AddRange(data.Select(it => it.GetProperty("number").GetInt64()));
            (cursor, hasMore) = (page.GetProperty("nextCursor").GetString()!, page.GetProperty("hasMore").GetBoolean());
        }

        Assert.True(numbers.Count >= 3);
        Assert.Equal(Enumerable.Range(1, numbers.Count).Reverse().Select(it => (long)it), numbers);
        (await tenant.Reader.GetAsync("/ledger-checkpoints?order=NEWEST"))
            .ExpectError(HttpStatusCode.BadRequest, "Validation failed");
    }

    [Theory]
    [EachStore]
    public async Task Proof_OfAnUnknownEvent_IsNotFound(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        foreach (var id in new[] { "led_00000000-0000-4000-8000-000000000000", "x" })
        {
            (await tenant.Admin.GetAsync($"/ledger-events/{id}/proof"))
                .ExpectError(HttpStatusCode.NotFound, "Ledger event not found");
        }
    }

    [Theory]
    [EachStore]
    public async Task Sealing_ByFourWorkersAtOnce_SealsEveryEventOnce(Store store)
    {
        var api = stores[store];
        var tenant = await api.CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => tenant.PostPositionAsync(asset)));

        var counts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SealAsync(api))));

        Assert.True(counts.Sum() >= 20);
        Assert.Equal(0, await SealAsync(api));
    }

    private static Task<long> SealAsync(ApiUnderTest api) =>
        api.Service<SealLedger>().RunAsync(CancellationToken.None);

    private static string Climb(JsonElement proof)
    {
        var hash = SHA256.HashData(
            [0, .. Convert.FromHexString(proof.GetProperty("event").GetProperty("hash").GetString()!)]);
        Assert.Equal(Convert.ToHexStringLower(hash), proof.GetProperty("leafHash").GetString());
        foreach (var step in proof.GetProperty("path").EnumerateArray())
        {
            var sister = Convert.FromHexString(step.GetProperty("hash").GetString()!);
            hash = step.GetProperty("side").GetString() == "left"
                ? SHA256.HashData([1, .. sister, .. hash])
                : SHA256.HashData([1, .. hash, .. sister]);
        }

        return Convert.ToHexStringLower(hash);
    }
}
