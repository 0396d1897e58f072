using System.Net;

namespace EscrowGrid.Api.Tests.Policies;

[Collection(StoresDefinition.Name)]
public sealed class PolicyTests(Stores stores)
{
    [Theory]
    [EachStore("9.99999999", "USD", "Amount below minimum for policy", "minAmount=10")]
    [EachStore("20.00000001", "USD", "Amount above maximum for policy", "maxAmount=20")]
    [EachStore(
        "15", "GBP", "Currency not allowed by policy", """{"allowedCurrencies":["USD","EUR"],"currency":"GBP"}""")]
    public async Task Position_OutsideThePolicy_IsRefused(
        Store store, string amount, string currency, string error, string details)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await PutAsync(tenant, "US", """{"minAmount":10,"maxAmount":20,"allowedCurrencies":["usd","EUR"]}""");

        var refused = await tenant.PostPositionAsync(await tenant.CreateAssetAsync(), amount, currency);

        refused.ExpectError(HttpStatusCode.BadRequest, error);
        Assert.Equal(details, refused.Details);
    }

    [Theory]
    [EachStore("10")]
    [EachStore("20")]
    public async Task Position_AtTheBoundsOfThePolicy_IsAccepted(Store store, string amount)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await PutAsync(tenant, "US", """{"minAmount":10,"maxAmount":20}""");

        (await tenant.PostPositionAsync(await tenant.CreateAssetAsync(), amount)).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Position_OfAnotherRegion_IsNotBound(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await PutAsync(tenant, "SG", """{"allowedCurrencies":[]}""");

        (await tenant.PostPositionAsync(await tenant.CreateAssetAsync())).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Put_OfALaterPolicy_ReplacesItAndKeepsItsId(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var first = (await PutAsync(tenant, "US", """{"minAmount":1e-8,"maxAmount":1000000000000000}""")).Json;
        var second = (await PutAsync(tenant, "US", """{"allowedCurrencies":[],"unknown":1}""")).Json;

        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("id").GetString());
        Assert.Equal(first.GetProperty("createdAt").GetString(), second.GetProperty("createdAt").GetString());
        Assert.Equal(
            """{"region":"US","position":{"minAmount":0.00000001,"maxAmount":1000000000000000}}""",
            first.GetProperty("config").GetRawText());
        Assert.Equal(
            """{"region":"US","position":{"allowedCurrencies":[]}}""", second.GetProperty("config").GetRawText());
        var read = await tenant.Reader.GetAsync($"/institutions/{tenant.Id}/policies/US");
        Assert.Equal(second.GetRawText(), read.Text);
    }

    [Theory]
    [EachStore]
    public async Task Puts_AtTheSameTime_AllSucceed(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(
            minimum => Task.Run(() => PutAsync(tenant, "UAE", $$"""{"minAmount":{{minimum}}}"""))));

        Assert.Single(answers.Select(answer => answer.Id).Distinct());
        var listed = (await tenant.Reader.GetAsync($"/institutions/{tenant.Id}/policies")).Json;
        Assert.Equal(answers[0].Id, Assert.Single(listed.EnumerateArray()).GetProperty("id").GetString());
    }

    [Theory]
    [EachStore]
    public async Task Policies_InAList_AreOrderedByRegion(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        foreach (var region in new[] { "US", "SG", "EU_UK", "UAE" })
            await PutAsync(tenant, region, "{}");

        var listed = (await tenant.Reader.GetAsync($"/institutions/{tenant.Id}/policies")).Json;

        Assert.Equal(
            ["EU_UK", "SG", "UAE", "US"],
            listed.EnumerateArray().Select(policy => policy.GetProperty("region").GetString()));
    }

    [Theory]
    [EachStore("us", """{"position":{}}""", "Invalid region")]
    [EachStore("US", """{"position":{"minAmount":2,"maxAmount":1}}""", "Validation failed")]
    [EachStore("US", """{}""", "Validation failed")]
    [EachStore("US", """{"position":{"allowedCurrencies":["USD","XXX"]}}""", "Validation failed")]
    public async Task Put_OfABadPolicy_IsRefused(Store store, string region, string body, string error)
    {
        var tenant = await stores[store].CreateTenantAsync();

        (await tenant.Admin.PutAsync($"/institutions/{tenant.Id}/policies/{region}", body))
            .ExpectError(HttpStatusCode.BadRequest, error);
    }

    [Theory]
    [EachStore]
    public async Task Put_WithAStaleTag_ChangesNothing(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await PutAsync(tenant, "US", """{"minAmount":1}""");
        var policy = $"/institutions/{tenant.Id}/policies/US";
        var tag = (await tenant.Reader.GetAsync(policy)).Headers.ETag!.ToString();

        var first = await PutIfAsync(tenant, tag, """{"position":{"minAmount":2}}""");
        var second = await PutIfAsync(tenant, tag, """{"position":{"minAmount":3}}""");

        Assert.Equal("\"v2\"", first.Expect(HttpStatusCode.OK).Headers.ETag?.ToString());
        Assert.Equal(
            "\"The policy is at version 2\"",
            second.ExpectError(HttpStatusCode.PreconditionFailed, "Precondition failed").Json
                .GetProperty("details").GetRawText());
        var read = (await tenant.Reader.GetAsync(policy)).Json;
        Assert.Equal(2, read.GetProperty("version").GetInt64());
        Assert.Equal(
            2, read.GetProperty("config").GetProperty("position").GetProperty("minAmount").GetInt32());
    }

    [Theory]
    [EachStore("\"v1\"", HttpStatusCode.PreconditionFailed)]
    [EachStore("*", HttpStatusCode.PreconditionFailed)]
    [EachStore("v1", HttpStatusCode.BadRequest)]
    public async Task Put_WithATag_MakesNoFirstPolicy(Store store, string tag, HttpStatusCode status)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await PutIfAsync(tenant, tag, """{"position":{}}""");

        refused.Expect(status);
        (await tenant.Reader.GetAsync($"/institutions/{tenant.Id}/policies/US")).Expect(HttpStatusCode.NotFound);
    }

    /// <summary>Each has read the same version, and the others' changes are not lost unseen.</summary>
    [Theory]
    [EachStore]
    public async Task Puts_AtTheSameTimeWithTheSameTag_SucceedOnce(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        await PutAsync(tenant, "US", "{}");

        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(minimum => Task.Run(
            () => PutIfAsync(tenant, "\"v1\"", $$"""{"position":{"minAmount":{{minimum}} } }"""))));

        Assert.Single(answers, answer => answer.Status is HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Status is HttpStatusCode.PreconditionFailed));
    }

    private static async Task<Answer> PutIfAsync(Tenant tenant, string tag, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/institutions/{tenant.Id}/policies/US")
        {
            Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await tenant.Admin.SendAsync(request);
    }

    private static async Task<Answer> PutAsync(Tenant tenant, string region, string position)
    {
        var put = await tenant.Admin.PutAsync(
            $"/institutions/{tenant.Id}/policies/{region}", $$"""{"position":{{position}}}""");
        return put.Expect(HttpStatusCode.OK);
    }
}
