using EscrowGrid.ServiceDefaults.Database;
using Npgsql;

namespace EscrowGrid.ServiceDefaults.Tests.Database;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("postgres://u:p@h/d", "h", 5432, "u", "p", "d")]
    [InlineData("postgresql://u:p@h:6000/d", "h", 6000, "u", "p", "d")]
    [InlineData("postgres://us%40er:p%2Fw%3Ao%20%3B@h/d", "h", 5432, "us@er", "p/w:o ;", "d")]
    [InlineData("postgres://u:a:b@h/d", "h", 5432, "u", "a:b", "d")]
    [InlineData("postgres://u@h/my%20db", "h", 5432, "u", null, "my db")]
    [InlineData("postgres://h/d", "h", 5432, null, null, "d")]
    [InlineData("postgres://u:p@[::1]:5433/d", "::1", 5433, "u", "p", "d")]
    [InlineData("Host=h;Port=7;Username=u;Password=p;Database=d", "h", 7, "u", "p", "d")]
    public void Address_InEitherForm_IsTheSameDatabase(
        string text, string host, int port, string? user, string? password, string database)
    {
        Assert.True(DatabaseAddress.TryParse(text, out var address, out _));

        var keywords = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        Assert.Equal(
            (host, port, user, password, database),
            (keywords.Host, keywords.Port, keywords.Username, keywords.Password, keywords.Database));
    }

    [Theory]
    [InlineData("?sslmode=require", SslMode.Require)]
    [InlineData("?sslmode=verify-full", SslMode.VerifyFull)]
    [InlineData("?application_name=x&sslmode=disable", SslMode.Disable)]
    [InlineData("", SslMode.Prefer)]
    public void Url_WithSslMode_SetsIt(string query, SslMode expected)
    {
        Assert.True(DatabaseAddress.TryParse("postgres://u:p@h/d" + query, out var address, out _));

        Assert.Equal(expected, new NpgsqlConnectionStringBuilder(address.ConnectionString).SslMode);
    }

    [Fact]
    public void Url_WithParameters_OverridesOurLimits()
    {
        Assert.True(DatabaseAddress.TryParse("postgres://u:p@h/d?connect_timeout=11", out var address, out _));

        var keywords = new NpgsqlConnectionStringBuilder(address.ConnectionString);
        Assert.Equal((11, 15), (keywords.Timeout, keywords.CommandTimeout));
    }

    [Theory]
    [InlineData("")]
    [InlineData("postgres://")]
    [InlineData("postgres://u:p@h")]
    [InlineData("postgres://u:p@h/d?sslmode=sometimes")]
    [InlineData("postgres://u:p@h/d?unknown=1")]
    [InlineData("mysql://u:p@h/d")]
    [InlineData("Host=h")]
    [InlineData("Database=d")]
    [InlineData("just words")]
    public void Address_ThatNamesNoDatabase_IsRefused(string text)
    {
        Assert.False(DatabaseAddress.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }
}
