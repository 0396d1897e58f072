using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Api.Tests.Users;

/// <summary>Passwords and tokens are nowhere but where they have to be (production-launch.md, property 10).</summary>
[Collection(StoresDefinition.Name)]
public sealed class SecrecyTests(Stores stores)
{
    private const string New = "canary of the battery moon";

    [Fact]
    public async Task Secrets_OfAWholeLife_AreInNoLogAndNoTable()
    {
        using var log = new NotedLog();
        await using var api = await ApiUnderTest.StartAsync(
            stores.Database,
            addServices: services => NoteIn(log, services));
        var secrets = await LiveAsync(api);

        var logged = log.Text;
        Assert.Contains("Request starting", logged, StringComparison.Ordinal);
        var stored = await ReadAllTablesAsync();
        Assert.Contains("USER_SIGNED_UP", stored, StringComparison.Ordinal);
        foreach (var secret in secrets)
        {
            var hex = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(secret));
            Assert.DoesNotContain(secret, logged, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secret, stored, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(hex, stored, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Email_OfAUser_IsInNoLogNoAuditRowAndNoEvent()
    {
        using var log = new NotedLog();
        await using var api = await ApiUnderTest.StartAsync(
            stores.Database,
            addServices: services => NoteIn(log, services));
        var tenant = await api.CreateTenantAsync();
        var user = await People.SignUpAsync(api, tenant.Id, "canary.of.mine@trade.test");
        await People.SignInAsync(api, user);
        await People.SignInAsync(api, user, "a wrong staple");
        await tenant.Admin.PutAsync($"/api/users/{user.Id}/role", """{"role":"STAFF","reason":"r"}""");

        var audit = (await tenant.Admin.GetAsync("/audit-events?limit=1000")).Text;
        var events = (await tenant.Admin.GetAsync("/events?limit=1000")).Text;
        Assert.Contains(user.Id, audit, StringComparison.Ordinal);
        Assert.Contains(user.Id, events, StringComparison.Ordinal);
        foreach (var text in new[] { log.Text, audit, events })
            Assert.DoesNotContain("canary.of.mine", text, StringComparison.OrdinalIgnoreCase);
    }

    private static void NoteIn(NotedLog log, IServiceCollection services) => services
        .AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.Trace)
            .AddFilter<NotedLog>(category: null, LogLevel.Trace))
        .AddSingleton<ILoggerProvider>(log);

    /// <summary>Everything that a user does, right and wrong.</summary>
    /// <returns>The secrets that were handed to and fro.</returns>
    private static async Task<List<string>> LiveAsync(ApiUnderTest api)
    {
        var tenant = await api.CreateTenantAsync();
        var invited = await tenant.Admin.PostOnceAsync(
            "/api/users", $$"""{"email":"{{People.NewEmail()}}","displayName":"I"}""", "k");
        var user = await People.SignUpAsync(api, tenant.Id);
        using var client = People.ClientOf(api, user);
        (await client.PostAsync(
            "/api/auth/password", $$"""{"currentPassword":"{{People.Password}}","newPassword":"{{New}}"}"""))
            .Expect(HttpStatusCode.OK);
        await client.PostAsync("/api/auth/password", $$"""{"currentPassword":"{{New}}","newPassword":}""");
        var signedIn = SignedInUser.From((await People.SignInAsync(api, user, New)).Expect(HttpStatusCode.OK));
        var wrong = await People.SignInAsync(api, user, "canary of a wrong staple");
        wrong.Expect(HttpStatusCode.Unauthorized);
        var next = SignedInUser.From(await People.RefreshAsync(api, signedIn.RefreshToken));
        await People.RefreshAsync(api, signedIn.RefreshToken);
        return
        [
            New, "canary of a wrong staple", user.AccessToken, user.RefreshToken, signedIn.AccessToken,
            signedIn.RefreshToken, next.AccessToken, next.RefreshToken,
            invited.Json.GetProperty("invitation").GetString()!,
        ];
    }

    private async Task<string> ReadAllTablesAsync()
    {
        await using var database = NpgsqlDataSource.Create(stores.Database);
        await using var list = database.CreateCommand(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'");
        var tables = new List<string>();
        await using (var names = await list.ExecuteReaderAsync())
        {
            while (await names.ReadAsync())
                tables.Add(names.GetString(0));
        }

        var text = new StringBuilder();
        foreach (var table in tables)
        {
            await using var read = database.CreateCommand($"SELECT it::text FROM {table} AS it");
            await using var rows = await read.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                text.AppendLine(rows.GetString(0));
        }

        return text.ToString();
    }
}
