using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>What is accepted as an access token, and what is not (production-launch.md, property 8).</summary>
public sealed class AccessTokenTests : IAsyncLifetime
{
    private const string Secret = "kV9x2pQ7mZ4tB6nR8sW1yC3uE5aG0hJdLfNqPoTiUvXbMgKcYrSeDwAzHjOlIx3F";
    private const string Previous = "8sW1yC3uE5aG0hJdLfNqPoTiUvXbMgKcYrSeDwAzHjOlIx3FkV9x2pQ7mZ4tB6nR";

    private readonly MovableTime _time = new();
    private ApiUnderTest _api = null!;
    private SignedInUser _user = null!;

    public async Task InitializeAsync()
    {
        _api = await ApiUnderTest.StartAsync(
            database: null,
            new Dictionary<string, string?> { ["JWT_SECRET"] = Secret, ["JWT_SECRET_PREVIOUS"] = Previous },
            _time);
        _user = await People.SignUpAsync(_api, (await _api.CreateTenantAsync()).Id);
    }

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Token_AsIssued_SaysWhatRfc7519And9068Want()
    {
        var (header, claims) = Read(_user.AccessToken);

        Assert.Equal("HS256", (string?)header["alg"]);
        Assert.Equal("at+jwt", (string?)header["typ"]);
        Assert.Equal("escrowgrid", (string?)claims["iss"]);
        Assert.Equal("escrowgrid-api", (string?)claims["aud"]);
        Assert.Equal(_user.Id, (string?)claims["sub"]);
        Assert.Equal(_user.Institution, (string?)claims["inst"]);
        Assert.Equal("PARTY", (string?)claims["role"]);
        Assert.Equal(_user.Session, (string?)claims["sid"]);
        Assert.Equal(900, (long)claims["exp"]! - (long)claims["iat"]!);
        Assert.NotEmpty((string)claims["jti"]!);
        Assert.Equal(10, claims.Count);
        await ExpectAsync(_user.AccessToken, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_SignedAnewByTheSameSecret_IsTheControlOfTheForgeries()
    {
        await ExpectAsync(Forge((_, _) => { }), HttpStatusCode.OK);
        await ExpectAsync(Forge((_, _) => { }, Previous), HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_Forged_IsRefused()
    {
        using var rsa = RSA.Create(2048);
        var (header, claims) = Read(_user.AccessToken);
        header["alg"] = "RS256";
        var text = $"{Encode(header)}.{Encode(claims)}";
        var signature = rsa.SignData(
            Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var parts = _user.AccessToken.Split('.');
        string[] forged =
        [
            $"{text}.{Base64Url.EncodeToString(signature)}",
            Forge((head, _) => head["alg"] = "none"),
            $"{Encode(With(header, "alg", "none"))}.{Encode(claims)}.",
            Forge((head, _) => head["alg"] = "RS256"),
            Forge((head, _) => head["alg"] = "HS512"),
            Forge((_, _) => { }, secret: Secret[..^1] + "x"),
            Forge((head, _) => head["typ"] = "JWT"),
            Forge((head, _) => head.Remove("typ")),
            Forge((_, body) => body["iss"] = "somebody"),
            Forge((_, body) => body["aud"] = "another-api"),
            Forge((_, body) => body.Remove("aud")),
            Forge((_, body) => body.Remove("exp")),
            $"{parts[0]}.{parts[1]}.{parts[2][..^4]}AAAA",
            $"{parts[0]}.{Encode(With(claims, "role", "ADMIN"))}.{parts[2]}",
            "eyJ.eyJ.x",
            "eyJ" + new string('a', 5_000) + "..",
        ];

        foreach (var token in forged)
            await ExpectAsync(token, HttpStatusCode.Unauthorized, "TOKEN_INVALID");
    }

    [Fact]
    public async Task Token_OfAnotherSessionUserOrInstitution_OpensNothing()
    {
        var other = await People.SignUpAsync(_api, (await _api.CreateTenantAsync()).Id);
        string[] mixed =
        [
            Forge((_, body) => body["sid"] = other.Session),
            Forge((_, body) => body["sub"] = other.Id),
            Forge((_, body) => body["inst"] = other.Institution),
            Forge((_, body) => body["sid"] = $"ses_{Guid.NewGuid()}"),
            Forge((_, body) => body["sid"] = 7),
            Forge((_, body) => body.Remove("sid")),
        ];

        foreach (var token in mixed)
            await ExpectAsync(token, HttpStatusCode.Unauthorized, "SESSION_ENDED");
    }

    [Fact]
    public async Task Role_OfAForgedToken_IsTheStoredOne()
    {
        await ExpectAsync(
            Forge((_, body) => body["role"] = "ADMIN"), HttpStatusCode.Forbidden, "USER_ROLE_REQUIRED", "/api/users");
    }

    [Fact]
    public async Task Token_OutsideItsTime_IsRefusedBeyondThirtySeconds()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();

        await ExpectAsync(Forge((_, body) => body["exp"] = now - 10), HttpStatusCode.OK);
        await ExpectAsync(Forge((_, body) => body["nbf"] = now + 10), HttpStatusCode.OK);
        await ExpectAsync(Forge((_, body) => body["exp"] = now - 60), HttpStatusCode.Unauthorized, "TOKEN_EXPIRED");
        await ExpectAsync(Forge((_, body) => body["nbf"] = now + 90), HttpStatusCode.Unauthorized, "TOKEN_INVALID");
        _time.Advance(TimeSpan.FromMinutes(16));
        await ExpectAsync(_user.AccessToken, HttpStatusCode.Unauthorized, "TOKEN_EXPIRED");
    }

    [Fact]
    public async Task Refusal_OfAToken_ChallengesForABetterOne()
    {
        using var client = ApiClient.OfUser(_api.Address, "eyJ.eyJ.x");
        using var nobody = _api.ClientWith(key: null);

        var refused = await client.GetAsync("/api/auth/me");
        var asked = await nobody.GetAsync("/api/auth/me");

        Assert.Equal(
            "Bearer realm=\"escrowgrid\", error=\"invalid_token\"", refused.Headers.WwwAuthenticate.ToString());
        Assert.Equal("Bearer realm=\"escrowgrid\"", asked.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Tokens_InEachOthersPlace_OpenNothing()
    {
        using var key = _api.ClientWith(_user.AccessToken);
        (await key.GetAsync("/api/auth/me")).ExpectError(HttpStatusCode.Unauthorized, "Invalid API key");
        await ExpectAsync(_user.RefreshToken, HttpStatusCode.Unauthorized, "INVALID_API_KEY");
        (await People.RefreshAsync(_api, _user.AccessToken[..200])).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task User_AtEndpointsOfKeys_IsRefusedEverywhere()
    {
        using var client = People.ClientOf(_api, _user);
        string[] paths =
        [
            "/institutions", $"/institutions/{_user.Institution}", $"/institutions/{_user.Institution}/api-keys",
            "/assets", "/positions", "/ledger-events", "/events", "/audit-events", "/operations/jobs", "/openapi.json",
        ];

        foreach (var path in paths)
        {
            var refused = await client.GetAsync(path);
            Assert.Equal("API_KEY_REQUIRED", refused.Json.GetProperty("code").GetString());
        }
    }

    private async Task ExpectAsync(
        string token, HttpStatusCode status, string? code = null, string path = "/api/auth/me")
    {
        using var client = ApiClient.OfUser(_api.Address, token);
        var answer = (await client.GetAsync(path)).Expect(status);
        if (code is not null)
            Assert.Equal(code, answer.Json.GetProperty("code").GetString());
    }

    /// <summary>The user's token with changes, signed by a secret.</summary>
    private string Forge(Action<JsonObject, JsonObject> change, string secret = Secret)
    {
        var (header, claims) = Read(_user.AccessToken);
        header.Remove("kid");
        change(header, claims);
        var text = $"{Encode(header)}.{Encode(claims)}";
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(text));
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static JsonObject With(JsonObject json, string name, string value)
    {
        var changed = json.DeepClone().AsObject();
        changed[name] = value;
        return changed;
    }

    private static (JsonObject Header, JsonObject Claims) Read(string token)
    {
        var parts = token.Split('.');
        return (Decode(parts[0]), Decode(parts[1]));
    }

    private static JsonObject Decode(string part) => JsonNode.Parse(Base64Url.DecodeFromChars(part))!.AsObject();

    private static string Encode(JsonObject json) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
