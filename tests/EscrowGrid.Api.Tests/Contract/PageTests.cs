using System.Net;

namespace EscrowGrid.Api.Tests.Contract;

/// <summary>Wire contract, section 3: <c>limit</c> and <c>offset</c> of every paged list.</summary>
[Collection(StoresDefinition.Name)]
public sealed class PageTests(Stores stores)
{
    private const string NoNumber = "Invalid input: expected number, received NaN";
    private const string NoWholeNumber = "Invalid input: expected int, received number";
    private const string Repeated = "Invalid input: expected string, received array";

    private static readonly string[] Lists = ["/asset-templates", "/assets", "/positions"];

    private static readonly (string Query, int Limit, long Offset)[] Read =
    [
        ("", 100, 0),
        ("limit=1", 1, 0),
        ("limit=1000", 1000, 0),
        ("limit=%20%207%20", 7, 0),
        ("limit=5.0", 5, 0),
        ("limit=2.5e1", 25, 0),
        ("limit=1E3", 1000, 0),
        ("limit=0X1f", 31, 0),
        ("limit=%2B9", 9, 0),
        ("limit=007", 7, 0),
        ("offset=", 100, 0),
        ("offset=%20", 100, 0),
        ("offset=-0", 100, 0),
        ("offset=9007199254740991", 100, 9007199254740991),
    ];

    private static readonly (string Query, string Field, string Message)[] Refused =
    [
        ("limit=", "limit", "Limit must be at least 1"),
        ("limit=0", "limit", "Limit must be at least 1"),
        ("limit=-1", "limit", "Limit must be at least 1"),
        ("limit=1001", "limit", "Limit must not exceed 1000"),
        ("limit=1e9", "limit", "Limit must not exceed 1000"),
        ("limit=0.5", "limit", NoWholeNumber),
        ("limit=abc", "limit", NoNumber),
        ("limit=1,000", "limit", NoNumber),
        ("limit=5px", "limit", NoNumber),
        ("limit=0xg", "limit", NoNumber),
        ("limit=true", "limit", NoNumber),
        ("limit=1&limit=1", "limit", Repeated),
        ("offset=-1", "offset", "Offset must be non-negative"),
        ("offset=1.5", "offset", NoWholeNumber),
        ("offset=ten", "offset", NoNumber),
        ("offset=0&offset=0", "offset", Repeated),
    ];

    public static IEnumerable<object?[]> Accepted() =>
        from list in Lists
        from row in Read
        select new object?[] { list, row.Query, row.Limit, row.Offset };

    public static IEnumerable<object?[]> Refusals() =>
        from list in Lists
        from row in Refused
        select new object?[] { list, row.Query, row.Field, row.Message };

    [Theory]
    [EachStoreOf(nameof(Accepted))]
    public async Task Number_InAFormThatJavaScriptReads_IsRead(
        Store store, string list, string query, int limit, long offset)
    {
        var answer = await stores[store].Root.GetAsync($"{list}?{query}");

        var pagination = answer.Expect(HttpStatusCode.OK).Json.GetProperty("pagination");
        Assert.Equal(limit, pagination.GetProperty("limit").GetInt32());
        Assert.Equal(offset, pagination.GetProperty("offset").GetInt64());
    }

    [Theory]
    [EachStoreOf(nameof(Refusals))]
    public async Task Number_OutsideTheRules_IsRefusedInTheContractsWords(
        Store store, string list, string query, string field, string message)
    {
        var refused = await stores[store].Root.GetAsync($"{list}?{query}");

        refused.ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
        var error = Assert.Single(refused.Json.GetProperty("details").EnumerateArray());
        Assert.Equal(field, error.GetProperty("field").GetString());
        Assert.Equal(message, error.GetProperty("message").GetString());
    }

    [Theory]
    [EachStore("/asset-templates")]
    [EachStore("/assets")]
    [EachStore("/positions")]
    public async Task Numbers_BothOutsideTheRules_AreBothNamed(Store store, string list)
    {
        var refused = await stores[store].Root.GetAsync($"{list}?limit=0&offset=-1");

        refused.ExpectError(HttpStatusCode.BadRequest, "Invalid pagination parameters");
        Assert.Equal("Limit must be at least 1", refused.MessageOf("limit"));
        Assert.Equal("Offset must be non-negative", refused.MessageOf("offset"));
    }
}
