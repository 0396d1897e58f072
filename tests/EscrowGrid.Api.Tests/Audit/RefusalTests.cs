using System.Net;
using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Audit;
using EscrowGrid.Core.Storage.Memory;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace EscrowGrid.Api.Tests.Audit;

/// <summary>Refused requests in the audit trail: all counted, in few rows (wire contract, section 13; W17).</summary>
[Collection(StoresDefinition.Name)]
public sealed class RefusalTests(Stores stores)
{
    [Theory]
    [EachStore]
    public async Task Refusals_OfOneKind_AreOneRowWithACount(Store store)
    {
        var settings = new Dictionary<string, string?>
        {
            ["RATE_LIMIT_KEY_CREATIONS"] = "2",
            ["RATE_LIMIT_ENABLED"] = "true",
            ["RATE_LIMIT_MAX_REQUESTS"] = "4",
        };
        await using var api = await StartAsync(store, "refusals_of_one_kind", settings);
        var tenant = await api.CreateTenantAsync();
        using var nobody = api.ClientWith(key: null);
        using var stranger = api.ClientWith("wrong");
        for (var i = 0; i < 3; i++)
        {
            await nobody.GetAsync("/positions");
            await stranger.GetAsync("/assets");
            await tenant.Admin.PostAsync($"/institutions/{tenant.Id}/api-keys", "{}");
            await tenant.Reader.GetAsync("/positions");
        }

        await tenant.Reader.GetAsync("/positions");
        await tenant.Reader.GetAsync("/positions");
        await api.Service<RefusalTrail>().FlushAsync(CancellationToken.None);
        var rows = await ReadAsync(api);

        Assert.Equal(4, rows.Count);
        Assert.Contains(new Row("AUTH_FAILED", "anonymous", "", 401, "MISSING_API_KEY", 3), rows);
        Assert.Contains(new Row("AUTH_FAILED", "anonymous", "", 401, "INVALID_API_KEY", 3), rows);
        Assert.Contains(
            new Row("RATE_LIMITED", "admin", tenant.Id, 429, "SENSITIVE_OPERATION_RATE_LIMITED", 3), rows);
        Assert.Contains(new Row("RATE_LIMITED", "read_only", tenant.Id, 429, "RATE_LIMIT_EXCEEDED", 1), rows);
    }

    [Theory]
    [EachStore]
    public async Task RootKey_FromAStrangeAddress_IsAudited(Store store)
    {
        await using var api = await StartAsync(
            store,
            "refusals_of_root",
            new Dictionary<string, string?> { ["ROOT_API_KEY_ALLOWED_IPS"] = "10.1.2.3" });
        (await api.Root.GetAsync("/positions")).Expect(HttpStatusCode.Forbidden);

        await api.Service<RefusalTrail>().FlushAsync(CancellationToken.None);

        Assert.Equal(
            new Row("AUTH_FORBIDDEN", "root", "", 403, "ROOT_KEY_IP_NOT_ALLOWED", 1),
            Assert.Single(await ReadAsync(api)));
    }

    [Theory]
    [EachStore]
    public async Task Refusals_OfVeryManySenders_AreBoundedAndAllCounted(Store store)
    {
        await using var api = await StartAsync(store, "refusals_of_many");
        var trail = api.Service<RefusalTrail>();
        const int Senders = Limits.RefusalRows + 500;
        for (var i = 0; i < Senders; i++)
        {
            var call = new CallContext(Caller.Anonymous, $"r{i}", "GET", "/", $"10.0.{i / 256}.{i % 256}");
            trail.Note(call, institution: null, AuditAction.AuthenticationFailed, "MISSING_API_KEY");
        }

        await trail.FlushAsync(CancellationToken.None);

        var rows = await ReadAsync(api);
        Assert.Equal(Limits.RefusalRows + 1, rows.Count);
        Assert.Contains(rows, row => row.Count == Senders - Limits.RefusalRows);
    }

    /// <summary>Each on a database of its own: the others' refusals are rows too.</summary>
    private async Task<ApiUnderTest> StartAsync(
        Store store, string name, IReadOnlyDictionary<string, string?>? settings = null) =>
        await ApiUnderTest.StartAsync(store is Store.Memory ? null : await stores.CreateDatabaseAsync(name), settings);

    private static async Task<List<Row>> ReadAsync(ApiUnderTest api)
    {
        if (api.Services.GetService<MemoryDatabase>() is { } memory)
        {
            lock (memory.Transaction)
                return [.. memory.Audit.Where(row => row.ErrorCode is not null).Select(ToRow)];
        }

        await using var command = api.Service<NpgsqlDataSource>().CreateCommand(
            """
            SELECT action, actor_role, coalesce('inst_' || institution_id, ''), status_code, error_code,
                (payload ->> 'count')::bigint
            FROM audit_events WHERE resource_type = 'request' AND outcome = 'failure'
            """);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(
                reader.GetString(0), reader.GetString(1), reader.GetString(2),
                reader.GetInt32(3), reader.GetString(4), reader.GetInt64(5)));
        }

        return rows;
    }

    private static Row ToRow(AuditEvent row) => new(
        row.Action.Name,
        Roles.NameOf(row.Call.Caller.Role),
        row.Institution?.ToString() ?? "",
        row.Action.Status,
        row.ErrorCode!,
        System.Text.Json.JsonDocument.Parse(row.Payload.Text).RootElement.GetProperty("count").GetInt64());

    private sealed record Row(string Action, string Actor, string Institution, int Status, string Code, long Count);
}
