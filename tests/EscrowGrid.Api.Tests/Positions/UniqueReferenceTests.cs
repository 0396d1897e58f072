using System.Net;

namespace EscrowGrid.Api.Tests.Positions;

[Collection(StoresDefinition.Name)]
public sealed class UniqueReferenceTests(Stores stores)
{
    private const string Taken = "External reference is already used";

    [Theory]
    [EachStore]
    public async Task Reference_ClaimedAlone_IsRefusedToEveryLaterPosition(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var first = (await CreateAsync(tenant, asset, "R-1", isUnique: true)).Expect(HttpStatusCode.Created);

        foreach (var isUnique in new[] { true, false })
        {
            var refused = await CreateAsync(tenant, asset, "R-1", isUnique);

            refused.ExpectError(HttpStatusCode.Conflict, Taken);
            var details = refused.Json.GetProperty("details");
            Assert.Equal(first.Id, details.GetProperty("positionId").GetString());
            Assert.Equal("R-1", details.GetProperty("externalReference").GetString());
        }

        Assert.True(first.Json.GetProperty("uniqueExternalReference").GetBoolean());
        (await CreateAsync(tenant, asset, "R-2", isUnique: false)).Expect(HttpStatusCode.Created);
        (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
        Assert.Equal(3, await CountAsync(tenant));
    }

    [Theory]
    [EachStore]
    public async Task Reference_InUse_CannotBeClaimedAlone(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var first = (await CreateAsync(tenant, asset, "R", isUnique: false)).Expect(HttpStatusCode.Created);
        (await CreateAsync(tenant, asset, "R", isUnique: false)).Expect(HttpStatusCode.Created);

        var refused = await CreateAsync(tenant, asset, "R", isUnique: true);

        refused.ExpectError(HttpStatusCode.Conflict, Taken);
        Assert.Equal(first.Id, refused.Json.GetProperty("details").GetProperty("positionId").GetString());
        Assert.False(first.Json.TryGetProperty("uniqueExternalReference", out _));
    }

    [Theory]
    [EachStore]
    public async Task Reference_OfAnotherInstitution_IsNotInTheWay(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var other = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        (await CreateAsync(tenant, asset, "R", isUnique: true)).Expect(HttpStatusCode.Created);

        var created = await CreateAsync(other, await other.CreateAssetAsync(), "R", isUnique: true);

        created.Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore(
        """{"uniqueExternalReference":true}""",
        "externalReference",
        "External reference is required to be unique")]
    [EachStore(
        """{"uniqueExternalReference":true,"externalReference":""}""",
        "externalReference",
        "External reference is required to be unique")]
    [EachStore(
        """{"uniqueExternalReference":"yes","externalReference":"R"}""",
        "uniqueExternalReference",
        "Invalid input: expected boolean, received string")]
    [EachStore(
        """{"uniqueExternalReference":null,"externalReference":"R"}""",
        "uniqueExternalReference",
        "Invalid input: expected boolean, received null")]
    public async Task Claim_ThatMakesNoSense_IsRefusedByField(Store store, string body, string field, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync("/positions", body);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf(field));
    }

    [Theory]
    [EachStore(1)]
    [EachStore(2)]
    public async Task Rivals_ForOneReference_HaveExactlyOneWinner(Store store, int uniqueEach)
    {
        const int Rivals = 64;
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, Rivals).Select(rival => Task.Run(
            () => CreateAsync(tenant, asset, "R", isUnique: rival % uniqueEach == 0))));

        var created = answers.Where(answer => answer.Status is HttpStatusCode.Created).ToList();
        Assert.All(answers.Except(created), lost => lost.ExpectError(HttpStatusCode.Conflict, Taken));
        Assert.Equal(created.Count, await CountAsync(tenant));
        // Either one claims the reference and is alone, or those who share it came first and no claim was accepted.
        if (created.Exists(answer => answer.Json.TryGetProperty("uniqueExternalReference", out _)) || uniqueEach == 1)
            Assert.Single(created);
    }

    [Theory]
    [EachStore]
    public async Task Claim_RepeatedWithItsKey_IsAnsweredAsBefore(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        var body = Body(asset, "R", isUnique: true);

        var first = await tenant.Admin.PostOnceAsync("/positions", body, "claim");
        var repeat = await tenant.Admin.PostOnceAsync("/positions", body, "claim");

        Assert.Equal(first.Expect(HttpStatusCode.Created).Text, repeat.Expect(HttpStatusCode.Created).Text);
        Assert.True(repeat.IsReplayed);
    }

    private static string Body(string asset, string reference, bool isUnique) =>
        $$"""
        {"assetId":"{{asset}}","holderReference":"h","currency":"USD","amount":1,
        "externalReference":"{{reference}}","uniqueExternalReference":{{(isUnique ? "true" : "false")}}}
        """;

    private static Task<Answer> CreateAsync(Tenant tenant, string asset, string reference, bool isUnique) =>
        tenant.Admin.PostAsync("/positions", Body(asset, reference, isUnique));

    private static async Task<int> CountAsync(Tenant tenant) =>
        (await tenant.Admin.GetAsync("/positions")).Json.GetProperty("pagination").GetProperty("total").GetInt32();
}
