using System.Net;

namespace EscrowGrid.Api.Tests.Requests;

[Collection(StoresDefinition.Name)]
public sealed class ValidationTests(Stores stores)
{
    [Theory]
    [EachStore("""{"regions":["US"]}""", "name", "Invalid input: expected string, received undefined")]
    [EachStore("""{"name":"","regions":["US"]}""", "name", "Name is required")]
    [EachStore("""{"name":null,"regions":["US"]}""", "name", "Invalid input: expected string, received null")]
    [EachStore("""{"name":true,"regions":["US"]}""", "name", "Invalid input: expected string, received boolean")]
    [EachStore("""{"name":"a"}""", "regions", "Invalid input: expected array, received undefined")]
    [EachStore("""{"name":"a","regions":{}}""", "regions", "Invalid input: expected array, received object")]
    [EachStore("""{"name":"a","regions":[]}""", "regions", "At least one region is required")]
    [EachStore(
        """{"name":"a","regions":["US","US","US","US","US","US","US","US","US","US","US"]}""",
        "regions", "Too many regions")]
    [EachStore(
        """{"name":"a","regions":["US","us"]}""",
        "regions.1", """Invalid option: expected one of "US"|"EU_UK"|"SG"|"UAE" """)]
    [EachStore(
        """{"name":"a","regions":["US"],"verticals":["X"]}""",
        "verticals.0", """Invalid option: expected one of "CONSTRUCTION"|"TRADE_FINANCE" """)]
    [EachStore(
        """{"name":"a","regions":["US"],"verticals":null}""",
        "verticals", "Invalid input: expected array, received null")]
    [EachStore(
        """{"name":"a\u0000b","regions":["US"]}""",
        "name", "Invalid input: text must not hold NUL")]
    public async Task Institution_ThatBreaksARule_IsRefusedByField(
        Store store, string body, string field, string message)
    {
        var refused = await stores[store].Root.PostAsync("/institutions", body);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message.Trim(), refused.MessageOf(field));
    }

    [Theory]
    [EachStore("""{"currency":"US"}""", "currency", "Currency code must be 3 characters")]
    [EachStore("""{"currency":"XXX"}""", "currency", "Invalid input")]
    [EachStore("""{"assetId":""}""", "assetId", "Asset ID is required")]
    [EachStore("""{"holderReference":""}""", "holderReference", "Holder reference is required")]
    [EachStore("""{"externalReference":null}""", "externalReference", "Invalid input: expected string, received null")]
    public async Task Position_ThatBreaksARule_IsRefusedByField(Store store, string body, string field, string message)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync("/positions", body);

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal(message, refused.MessageOf(field));
    }

    [Theory]
    [EachStore]
    public async Task Body_WithSeveralMistakes_IsToldAllOfThem(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();

        var refused = await tenant.Admin.PostAsync("/positions", """{"amount":-1,"currency":1}""");

        Assert.Equal(
            ["assetId", "holderReference", "currency", "amount"],
            refused.Json.GetProperty("details").EnumerateArray().Select(it => it.GetProperty("field").GetString()));
    }

    [Theory]
    [EachStore(255, HttpStatusCode.Created)]
    [EachStore(256, HttpStatusCode.BadRequest)]
    public async Task Name_AtItsLimit_IsJudgedByTheLimit(Store store, int length, HttpStatusCode status)
    {
        var name = new string('ä', length);

        var answer = await stores[store].Root.PostAsync(
            "/institutions", $$"""{"name":"{{name}}","regions":["US"]}""");

        answer.Expect(status);
    }

    [Theory]
    [EachStore(10, HttpStatusCode.Created)]
    [EachStore(11, HttpStatusCode.BadRequest)]
    public async Task Metadata_AtItsDepth_IsJudgedByTheLimit(Store store, int depth, HttpStatusCode status)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var template = await tenant.CreateTemplateAsync();
        var metadata = string.Concat(Enumerable.Repeat("""{"k":""", depth)) + "1" + new string('}', depth);

        var answer = await tenant.Admin.PostAsync(
            "/assets", $$"""{"templateId":"{{template}}","label":"a","metadata":{{metadata}}}""");

        answer.Expect(status);
        if (status is HttpStatusCode.BadRequest)
            Assert.Equal("Metadata nesting depth must not exceed 10 levels", answer.MessageOf("metadata"));
    }

    [Theory]
    [EachStore(65_536, HttpStatusCode.Created)]
    [EachStore(65_537, HttpStatusCode.BadRequest)]
    public async Task Metadata_AtItsSize_IsJudgedByTheLimit(Store store, int bytes, HttpStatusCode status)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var template = await tenant.CreateTemplateAsync();
        const string Frame = """{"k":""}""";
        var text = new string('x', bytes - Frame.Length);

        var answer = await tenant.Admin.PostAsync(
            "/assets", $$"""{"templateId":"{{template}}","label":"a","metadata": { "k" : "{{text}}" } }""");

        answer.Expect(status);
    }

    [Theory]
    [EachStore]
    public async Task Documents_OfACaller_ComeBackKeyForKey(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var template = await tenant.CreateTemplateAsync();
        const string Metadata = """{"z":1.500,"a":{"é":"\u0000 \ud83d\ude00","b":[1e400,null,true]},"z2":[]}""";

        var created = await tenant.Admin.PostAsync(
            "/assets", $$"""{"templateId":"{{template}}","label":"a","metadata":{{Metadata}},"unknown":1}""");
        var read = await tenant.Reader.GetAsync($"/assets/{created.Expect(HttpStatusCode.Created).Id}");

        Assert.Equal(Metadata, created.Json.GetProperty("metadata").GetRawText());
        Assert.Equal(created.Text, read.Text);
        Assert.False(read.Json.TryGetProperty("unknown", out _));
    }
}
