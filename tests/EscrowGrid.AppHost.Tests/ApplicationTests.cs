using System.Net;
using System.Text.Json;
using Npgsql;

namespace EscrowGrid.AppHost.Tests;

/// <summary>What the parts are to each other; what each of them does is tested in its own project.</summary>
[Collection(WholeApplication.Name)]
public sealed class ApplicationTests(RunningApplication running)
{
    [Theory]
    [InlineData("api", "/ready")]
    [InlineData("api", "/health")]
    [InlineData("worker", "/ready")]
    [InlineData("admin", "/health")]
    public async Task Service_Asked_AnswersThatItIsWell(string resource, string path)
    {
        using var client = running.Application.CreateHttpClient(resource);

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Api_Health_SaysThatItRunsOnPostgresAsApi()
    {
        using var client = running.Application.CreateHttpClient("api");

        using var health = JsonDocument.Parse(await client.GetStringAsync(new Uri("/health", UriKind.Relative)));

        Assert.Equal("postgres", health.RootElement.GetProperty("storeBackend").GetString());
        Assert.Equal("api", health.RootElement.GetProperty("mode").GetString());
    }

    [Fact]
    public async Task Database_AfterTheMigrations_HoldsTheSchema()
    {
        var connectionString = await running.Application.GetConnectionStringAsync("escrowdb");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM \"__EFMigrationsHistory\"", connection);

        Assert.True((long)(await command.ExecuteScalarAsync())! > 0);
    }
}
