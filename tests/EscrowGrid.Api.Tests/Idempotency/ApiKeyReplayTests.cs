using System.Net;
using System.Text;
using Npgsql;

namespace EscrowGrid.Api.Tests.Idempotency;

/// <summary>The answer that is never given twice, because it holds a token.</summary>
[Collection(StoresDefinition.Name)]
public sealed class ApiKeyReplayTests(Stores stores)
{
    private const string NewKey = """{"label":"once","role":"admin"}""";

    [Theory]
    [EachStore]
    public async Task ApiKey_CreatedAgainWithTheKey_IsNamedButNotShown(Store store)
    {
        var tenant = await stores[store].CreateTenantAsync();
        var path = $"/institutions/{tenant.Id}/api-keys";
        var before = await CountKeysAsync(tenant);

        var created = await tenant.Admin.PostOnceAsync(path, NewKey, "k");
        var repeated = await tenant.Admin.PostOnceAsync(path, NewKey, "k");
        var changed = await tenant.Admin.PostOnceAsync(path, """{"label":"other","role":"admin"}""", "k");

        var token = created.Expect(HttpStatusCode.Created).Json.GetProperty("apiKey").GetString()!;
        repeated.ExpectError(HttpStatusCode.Conflict, "API key was created and cannot be shown again");
        Assert.True(repeated.IsReplayed);
        Assert.Contains(created.Id, repeated.Details, StringComparison.Ordinal);
        Assert.DoesNotContain(token, repeated.Text, StringComparison.Ordinal);
        changed.Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(before + 1, await CountKeysAsync(tenant));
    }

    [Fact]
    public async Task Token_OfAKeyedRequest_IsStoredNowhere()
    {
        var tenant = await stores[Store.Postgres].CreateTenantAsync();
        var created = await tenant.Admin.PostOnceAsync($"/institutions/{tenant.Id}/api-keys", NewKey, "k");
        var token = created.Json.GetProperty("apiKey").GetString()!;
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var command = database.CreateCommand(
            """
            SELECT count(*) FILTER (WHERE position($1 IN reply_body) > 0),
                count(*) FILTER (WHERE position($2 IN reply_body) > 0)
            FROM idempotency_records
            """);
        command.Parameters.Add(new() { Value = Encoding.UTF8.GetBytes(created.Id) });
        command.Parameters.Add(new() { Value = Encoding.UTF8.GetBytes(token) });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();

        Assert.Equal((1L, 0L), (reader.GetInt64(0), reader.GetInt64(1)));
    }

    private static async Task<int> CountKeysAsync(Tenant tenant) =>
        (await tenant.Admin.GetAsync($"/institutions/{tenant.Id}/api-keys")).Json.GetArrayLength();
}
