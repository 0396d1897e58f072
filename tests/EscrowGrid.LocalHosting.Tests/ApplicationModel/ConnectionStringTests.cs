namespace EscrowGrid.LocalHosting.Tests.ApplicationModel;

/// <summary>Spec: aspire-conventions 2.2 and 2.3.</summary>
public sealed class ConnectionStringTests
{
    [Fact]
    public async Task Postgres_Database_HasAspiresFormAndProperties()
    {
        var database = await DatabaseAsync("p w/@:1");

        Assert.Equal(
            "Host=localhost;Port=5433;Username=postgres;Password=\"p w/@:1\";Database=escrowgrid",
            await database.ConnectionStringExpression.GetValueAsync());
        Assert.Equal(
            [
                ("Host", "localhost"), ("Port", "5433"), ("Username", "postgres"), ("Password", "p w/@:1"),
                ("Uri", "postgresql://postgres:p%20w%2F%40%3A1@localhost:5433/escrowgrid"),
                ("JdbcConnectionString", "jdbc:postgresql://localhost:5433/escrowgrid"), ("DatabaseName", "escrowgrid"),
            ],
            await PropertiesAsync(database));
    }

    [Theory]
    [InlineData("plain-_.{}~()*+!", "Password=plain-_.{}~()*+!;")]
    [InlineData("semi;colon", "Password=\"semi;colon\";")]
    [InlineData("quo\"te", "Password=\"quo\"\"te\";")]
    public async Task Postgres_Password_IsQuotedOnlyWhenItWouldBreakTheString(string password, string expected)
    {
        var database = await DatabaseAsync(password);
        var text = (await database.ConnectionStringExpression.GetValueAsync())!;

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Equal(password, new Npgsql.NpgsqlConnectionStringBuilder(text).Password);
    }

    [Fact]
    public async Task Redis_Server_HasAspiresFormAndProperties()
    {
        RedisResource? redis = null;
        await using var builder = await TestModel.CreateAsync(model =>
            redis = model.AddRedis("cache", password: model.AddParameter("pw", "a/b", secret: true)).Resource);
        redis!.PrimaryEndpoint.EndpointAnnotation.AllocatedPort = 41002;

        Assert.Equal("localhost:41002,password=a/b", await redis.ConnectionStringExpression.GetValueAsync());
        Assert.Equal(
            [("Host", "localhost"), ("Port", "41002"), ("Password", "a/b"), ("Uri", "redis://:a%2Fb@localhost:41002")],
            await PropertiesAsync(redis));
    }

    private static async Task<PostgresDatabaseResource> DatabaseAsync(string password)
    {
        PostgresDatabaseResource? database = null;
        await using var builder = await TestModel.CreateAsync(model => database = model
            .AddPostgres("postgres", password: model.AddParameter("pw", password, secret: true))
            .AddDatabase("escrowdb", "escrowgrid").Resource);
        database!.Parent.PrimaryEndpoint.EndpointAnnotation.AllocatedPort = 5433;
        return database;
    }

    private static async Task<List<(string, string?)>> PropertiesAsync(IResourceWithConnectionString resource)
    {
        var properties = new List<(string, string?)>();
        foreach (var (name, value) in resource.GetConnectionProperties())
            properties.Add((name, await value.GetValueAsync()));
        return properties;
    }
}
