using System.Net;

namespace EscrowGrid.Api.Tests.Positions;

/// <summary>The filters of the list, over the same seven positions each time.</summary>
[Collection(StoresDefinition.Name)]
public sealed class FilterTests(Stores stores)
{
    private static readonly (string Amount, string? Reference, string? Metadata, string[] Path)[] Positions =
    [
        ("0.00000001", "R-1", """{"floor":"3","deal":"A"}""", []),
        ("10", "R-1", """{"floor":3,"deal":"A"}""", ["FUNDED"]),
        ("10.5", "R-2", """{"floor":3.0,"ok":true,"none":null,"list":["3"],"deal":"B"}""", ["FUNDED"]),
        ("100", "", """{"deal=A":"x","deal":"A","\u0000":"nul"}""", ["FUNDED", "PARTIALLY_RELEASED"]),
        ("1000", null, null, ["CANCELLED"]),
        ("999999999999999.99999999", "R%_'; DROP TABLE positions", """{"x":"'; --","":"empty"}""", ["EXPIRED"]),
        ("1000000000000000", null, "{}", ["FUNDED", "RELEASED"]),
    ];

    [Theory]
    [EachStore("", "0123456")]
    [EachStore("state=FUNDED", "12")]
    [EachStore("state=FUNDED,CREATED", "012")]
    [EachStore("state=FUNDED&state=CREATED&state=FUNDED", "012")]
    [EachStore("state=EXPIRED,RELEASED&state=CANCELLED", "456")]
    [EachStore("minAmount=10", "123456")]
    [EachStore("minAmount=10.00000001&maxAmount=1e2", "23")]
    [EachStore("maxAmount=1e-8", "0")]
    [EachStore("minAmount=999999999999999.99999999", "56")]
    [EachStore("minAmount=1000000000000000", "6")]
    [EachStore("minAmount=11&maxAmount=10", "")]
    [EachStore("externalReference=R-1", "01")]
    [EachStore("externalReference=", "3")]
    [EachStore("externalReference=r-1", "")]
    [EachStore("externalReference=R%25_%27%3B%20DROP%20TABLE%20positions", "5")]
    [EachStore("metadata[deal]=A", "013")]
    [EachStore("metadata%5Bdeal%5D=A&metadata[floor]=3", "01")]
    [EachStore("metadata[floor]=3.0", "2")]
    [EachStore("metadata[ok]=true", "2")]
    [EachStore("metadata[none]=null", "")]
    [EachStore("metadata[list]=3", "")]
    [EachStore("metadata[deal%3DA]=x", "3")]
    [EachStore("metadata[x]=%27%3B%20--", "5")]
    [EachStore("metadata[]=empty", "5")]
    [EachStore("metadata[deal]=a", "")]
    [EachStore("createdFrom=2000-01-01T00:00:00Z&createdTo=2999-12-31T23:59:59.999%2B14:00", "0123456")]
    [EachStore("createdTo=2000-01-01T00:00:00-05:00", "")]
    [EachStore("state=FUNDED&minAmount=10&metadata[deal]=B&externalReference=R-2&holderReference=holder", "2")]
    [EachStore("unknown=x&metadata=y", "0123456")]
    public async Task List_ByFilters_ShowsWhatMatchesThemAll(Store store, string query, string expected)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var ids = await CreateAsync(tenant);

        var byOffset = (await tenant.Admin.GetAsync($"/positions?{query}")).Expect(HttpStatusCode.OK);
        var byCursor = (await tenant.Admin.GetAsync($"/positions?{query}&cursor=")).Expect(HttpStatusCode.OK);

        Assert.Equal(expected, Numbers(byOffset));
        Assert.Equal(expected, Numbers(byCursor));
        Assert.Equal(expected.Length, byOffset.Json.GetProperty("pagination").GetProperty("total").GetInt32());

        string Numbers(Answer answer) => string.Concat(answer.Json.GetProperty("data").EnumerateArray()
            .Select(row => ids.IndexOf(row.GetProperty("id").GetString()!))
            .Order());
    }

    [Theory]
    [EachStore]
    public async Task List_ByTimesOfCreation_IncludesTheStartAndNotTheEnd(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var created = (await tenant.PostPositionAsync(await tenant.CreateAssetAsync())).Json
            .GetProperty("createdAt").GetString()!;
        // A tenth of a microsecond later, which is after it.
        var later = created.Replace("Z", "0001Z", StringComparison.Ordinal);

        Assert.Equal(1, await CountAsync($"createdFrom={created}"));
        Assert.Equal(0, await CountAsync($"createdFrom={later}"));
        Assert.Equal(0, await CountAsync($"createdTo={created}"));
        Assert.Equal(1, await CountAsync($"createdTo={later}"));

        async Task<int> CountAsync(string query) => (await tenant.Admin.GetAsync($"/positions?{query}"))
            .Expect(HttpStatusCode.OK).Json.GetProperty("data").GetArrayLength();
    }

    [Theory]
    [EachStore("state=", "state", "Invalid option: expected one of")]
    [EachStore("state=FUNDED,LOST", "state", "Invalid option: expected one of")]
    [EachStore("state=funded", "state", "Invalid option: expected one of")]
    [EachStore("createdFrom=yesterday", "createdFrom", "Invalid input: expected a date and time by RFC 3339")]
    [EachStore("createdFrom=2026-01-01", "createdFrom", "Invalid input: expected a date and time by RFC 3339")]
    [EachStore("createdFrom=2026-01-01T00:00:00", "createdFrom", "Invalid input: expected a date and time by RFC 3339")]
    [EachStore("createdTo=2026-02-30T00:00:00Z", "createdTo", "Invalid input: expected a date and time by RFC 3339")]
    [EachStore("createdTo=", "createdTo", "Invalid input: expected a date and time by RFC 3339")]
    [EachStore(
        "createdTo=2026-01-01T00:00:00Z&createdTo=2026-01-01T00:00:00Z",
        "createdTo",
        "Invalid input: expected string, received array")]
    [EachStore("minAmount=abc", "minAmount", "Invalid input: expected number, received NaN")]
    [EachStore("minAmount=", "minAmount", "Invalid input: expected number, received NaN")]
    [EachStore("minAmount=0", "minAmount", "Amount must be positive")]
    [EachStore("minAmount=0.123456789", "minAmount", "Amount must have at most 8 decimal places")]
    [EachStore("maxAmount=1e400", "maxAmount", "Amount must not exceed")]
    [EachStore("externalReference=%00", "externalReference", "Invalid input: text must not hold NUL")]
    [EachStore("metadata[a]=1&metadata[a]=2", "metadata[a]", "Invalid input: expected string, received array")]
    public async Task Filter_WithABadValue_IsRefusedByItsName(Store store, string query, string field, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.GetAsync($"/positions?{query}");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.StartsWith(message, refused.MessageOf(field), StringComparison.Ordinal);
    }

    [Theory]
    [EachStore]
    public async Task Filters_WithBadValues_AreAllNamed(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var many = string.Concat(Enumerable.Range(0, 11).Select(key => $"&metadata[k{key}]=v"));

        var refused = await tenant.Admin.GetAsync(
            $"/positions?state=x&createdFrom=x&createdTo=x&minAmount=x&maxAmount=x{many}");

        Assert.Equal(
            ["createdFrom", "createdTo", "maxAmount", "metadata", "minAmount", "state"],
            refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed").Json.GetProperty("details")
                .EnumerateArray().Select(error => error.GetProperty("field").GetString()).Order());
    }

    [Theory]
    [EachStore]
    public async Task Metadata_OfAPosition_IsKeptAsWritten(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var asset = await tenant.CreateAssetAsync();
        const string Metadata = """{"z":1.0,"a":[{"deep":null}],"\u0000":"\u0000"}""";

        var created = (await CreateAsync(tenant, asset, "1", reference: null, Metadata)).Expect(HttpStatusCode.Created);
        var without = (await tenant.PostPositionAsync(asset)).Expect(HttpStatusCode.Created);
        var read = await tenant.Admin.GetAsync($"/positions/{created.Id}");

        Assert.Equal(Metadata, created.Json.GetProperty("metadata").GetRawText());
        Assert.Equal(Metadata, read.Json.GetProperty("metadata").GetRawText());
        Assert.False(without.Json.TryGetProperty("metadata", out _));
    }

    [Theory]
    [EachStore("[]", "Invalid input: expected object, received array")]
    [EachStore("null", "Invalid input: expected object, received null")]
    public async Task Metadata_ThatIsNoObject_IsRefused(Store store, string metadata, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await CreateAsync(tenant, "ast_x", "1", reference: null, metadata);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf("metadata"));
    }

    private static async Task<List<string>> CreateAsync(Tenant tenant)
    {
        var asset = await tenant.CreateAssetAsync();
        var ids = new List<string>();
        foreach (var (amount, reference, metadata, path) in Positions)
        {
            var created = await CreateAsync(tenant, asset, amount, reference, metadata);
            ids.Add(created.Expect(HttpStatusCode.Created).Id);
            foreach (var state in path)
                (await tenant.TransitionAsync(ids[^1], state)).Expect(HttpStatusCode.OK);
        }

        return ids;
    }

    private static Task<Answer> CreateAsync(
        Tenant tenant, string asset, string amount, string? reference, string? metadata)
    {
        var more = (reference is null ? "" : $",\"externalReference\":\"{reference}\"")
            + (metadata is null ? "" : $",\"metadata\":{metadata}");
        return tenant.Admin.PostAsync(
            "/positions",
            $$"""{"assetId":"{{asset}}","holderReference":"holder","currency":"USD","amount":{{amount}}{{more}}}""");
    }
}
