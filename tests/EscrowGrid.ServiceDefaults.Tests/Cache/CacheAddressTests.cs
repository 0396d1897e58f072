using EscrowGrid.ServiceDefaults.Cache;
using StackExchange.Redis;

namespace EscrowGrid.ServiceDefaults.Tests.Cache;

public sealed class CacheAddressTests
{
    [Theory]
    [InlineData("redis://h", "h:6379", null)]
    [InlineData("redis://default:p%2Cw@h:7000", "h:7000", "p,w")]
    [InlineData("redis://:pw@h/3", "h:6379,defaultDatabase=3", "pw")]
    [InlineData("rediss://default:pw@h", "h:6379,ssl=true", "pw")]
    [InlineData("h:6379,password=pw=,ssl=true", "h:6379,ssl=true", "pw=")]
    [InlineData("localhost:6379", "localhost:6379", null)]
    public void Address_InEitherForm_IsSplitFromItsPassword(string text, string endpoint, string? password)
    {
        Assert.True(CacheAddress.TryParse(text, out var address, out _));

        Assert.Equal((endpoint, password), (address.Endpoint, address.Password));
    }

    [Fact]
    public void Endpoint_OfATlsUrl_IsUnderstoodByTheClient()
    {
        Assert.True(CacheAddress.TryParse("rediss://default:pw@h:7000/2", out var address, out _));

        var options = ConfigurationOptions.Parse(address.Endpoint);
        Assert.True(options.Ssl);
        Assert.Equal(2, options.DefaultDatabase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("redis://")]
    [InlineData("redis://h/x")]
    [InlineData("password=pw")]
    [InlineData("h:6379,unknown=1")]
    public void Address_ThatNamesNoServer_IsRefused(string text)
    {
        Assert.False(CacheAddress.TryParse(text, out _, out var problem));
        Assert.NotEmpty(problem);
    }
}
