using System.Net;
using System.Text;

namespace EscrowGrid.Api.Tests.Errors;

[Collection(StoresDefinition.Name)]
public sealed class ErrorShapeTests(Stores stores)
{
    [Theory]
    [EachStore("{")]
    [EachStore("")]
    [EachStore("nonsense")]
    [EachStore("1")]
    [EachStore("\"text\"")]
    [EachStore("""{"a":1,}""")]
    [EachStore("""{"n\ud800me":1}""")]
    [EachStore("""{"name":"\udc00","regions":["US"]}""")]
    [EachStore("""{"unknown":[{"deep":"\ud800x"}]}""")]
    public async Task Body_ThatIsNoJsonObject_IsMalformed(Store store, string body) =>
        (await stores[store].Root.PostAsync("/institutions", body))
            .ExpectError(HttpStatusCode.BadRequest, "Malformed JSON in request body");

    [Theory]
    [EachStore]
    public async Task Body_ThatIsNoUtf8_IsMalformed(Store store)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/institutions");
        request.Content = new ByteArrayContent([.. "{\""u8, 0xFF, .. "\":1}"u8]);
        request.Content.Headers.ContentType = new("application/json");

        (await stores[store].Root.SendAsync(request))
            .ExpectError(HttpStatusCode.BadRequest, "Malformed JSON in request body");
    }

    [Theory]
    [EachStore]
    public async Task Body_ThatIsAnArray_FailsValidation(Store store)
    {
        var refused = await stores[store].Root.PostAsync("/institutions", "[]");

        refused.ExpectError(HttpStatusCode.BadRequest, "Validation failed");
        Assert.Equal("Invalid input: expected object, received array", refused.MessageOf(""));
    }

    [Theory]
    [EachStore]
    public async Task Body_OfAnotherContentType_IsRefused(Store store)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/institutions");
        request.Content = new StringContent("{}", Encoding.UTF8, "text/plain");

        (await stores[store].Root.SendAsync(request))
            .ExpectError(HttpStatusCode.UnsupportedMediaType, "Content-Type must be application/json");
    }

    [Theory]
    [EachStore(true)]
    [EachStore(false)]
    public async Task Body_OverTheLimit_IsRefusedWithOrWithoutALength(Store store, bool isChunked)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/institutions");
        request.Content = new StringContent(new string(' ', 1_048_577), Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = isChunked;

        (await stores[store].Root.SendAsync(request))
            .ExpectError(HttpStatusCode.RequestEntityTooLarge, "Request body too large");
    }

    [Theory]
    [EachStore]
    public async Task Body_OfExactlyTheLimit_IsRead(Store store)
    {
        const string Json = """{"name":"Acme","regions":["US"]}""";

        (await stores[store].Root.PostAsync("/institutions", Json.PadRight(1_048_576))).Expect(HttpStatusCode.Created);
    }

    [Theory]
    [EachStore]
    public async Task Route_ThatDoesNotExist_IsNotFound(Store store) =>
        (await stores[store].Root.GetAsync("/no-such-route")).ExpectError(HttpStatusCode.NotFound, "Not found");

    [Theory]
    [EachStore]
    public async Task Method_ThatARouteLacks_IsNotAllowed(Store store) =>
        (await stores[store].Root.SendAsync(HttpMethod.Delete, "/positions", json: null))
            .ExpectError(HttpStatusCode.MethodNotAllowed, "Method not allowed");

    [Theory]
    [EachStore("/positions/pos_x", "Position not found")]
    [EachStore("/positions/pos_00000000-0000-4000-8000-000000000000", "Position not found")]
    [EachStore("/assets/ast_x", "Asset not found")]
    [EachStore("/asset-templates/pos_x", "Asset template not found")]
    [EachStore("/institutions/x", "Institution not found")]
    [EachStore("/institutions/x/api-keys", "Institution not found")]
    [EachStore("/institutions/x/policies", "Institution not found")]
    [EachStore("/ledger-events?positionId=x", "Position not found")]
    public async Task Resource_ThatDoesNotExist_IsNotFound(Store store, string path, string error) =>
        (await stores[store].Root.GetAsync(path)).ExpectError(HttpStatusCode.NotFound, error);

    [Theory]
    [EachStore]
    public async Task Answers_AllOfThem_CarryTheSecurityHeaders(Store store)
    {
        foreach (var path in new[] { "/health", "/positions", "/no-such-route" })
        {
            var headers = (await stores[store].Root.GetAsync(path)).Headers;
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("0", headers.GetValues("X-XSS-Protection").Single());
            Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
            Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Resource-Policy").Single());
            Assert.False(headers.Contains("Server"));
        }
    }

    [Theory]
    [EachStore("X-Request-Id", "abc-123", true)]
    [EachStore("X-Correlation-Id", "trace_7", true)]
    [EachStore("X-Request-Id", "has blank", false)]
    [EachStore("X-Request-Id", "{\"a\":1}", false)]
    public async Task RequestId_OfTheCaller_IsKeptWhenItIsHarmless(Store store, string header, string id, bool isKept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-route");
        request.Headers.TryAddWithoutValidation(header, id);

        var answer = await stores[store].Root.SendAsync(request);

        Assert.Equal(isKept, answer.Headers.GetValues("X-Request-Id").Single() == id);
        answer.ExpectError(HttpStatusCode.NotFound, "Not found");
    }

    [Theory]
    [EachStore]
    public async Task RequestId_ThatIsTooLong_IsReplaced(Store store)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/positions");
        request.Headers.Add("X-Request-Id", new string('a', 129));

        var answer = await stores[store].Root.SendAsync(request);

        Assert.True(Guid.TryParse(answer.Headers.GetValues("X-Request-Id").Single(), out _));
    }

    [Theory]
    [EachStore]
    public async Task Head_WhereGetWorks_WorksWithoutABody(Store store)
    {
        var answer = await stores[store].Root.SendAsync(HttpMethod.Head, "/positions", json: null);

        Assert.Equal("", answer.Expect(HttpStatusCode.OK).Text);
    }

    [Theory]
    [EachStore]
    public async Task Path_InAnotherCaseAndWithATrailingSlash_IsTheSameRoute(Store store) =>
        (await stores[store].Root.GetAsync("/POSITIONS/")).Expect(HttpStatusCode.OK);
}
