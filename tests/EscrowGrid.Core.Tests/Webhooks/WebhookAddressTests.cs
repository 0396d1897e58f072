using System.Net;
using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Core.Tests.Webhooks;

public sealed class WebhookAddressTests
{
    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("203.0.113.5")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001:db8::1")]
    [InlineData("2001::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("fe80::1")]
    [InlineData("ff02::1")]
    public void Address_ThatIsNotOfTheInternet_IsNotPublic(string address) =>
        Assert.False(WebhookAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("93.184.216.34")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("2002:101:101::1")]
    [InlineData("64:ff9b::101:101")]
    public void Address_OfTheInternet_IsPublic(string address) =>
        Assert.True(WebhookAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("hooks", "URL must be absolute")]
    [InlineData("http://a.test", "URL must be https")]
    [InlineData("ftp://a.test", "URL must be https")]
    [InlineData("https://user:pw@a.test", "URL must not hold a user or a password")]
    [InlineData("https://a.test/#part", "URL must not have a fragment")]
    [InlineData("https://127.0.0.1/", "URL must not lead to a private address")]
    [InlineData("https://2130706433/", "URL must not lead to a private address")]
    [InlineData("https://0x7f000001/", "URL must not lead to a private address")]
    [InlineData("https://0177.0.0.1/", "URL must not lead to a private address")]
    [InlineData("https://[::1]/", "URL must not lead to a private address")]
    [InlineData("https://[::ffff:10.0.0.1]/", "URL must not lead to a private address")]
    public void Url_ThatBreaksARule_IsRefusedByIt(string url, string rule) =>
        Assert.Equal(rule, WebhookAddress.Check(url, allowsPrivate: false, out _));

    [Theory]
    [InlineData("https://hooks.acme.test:8443/a/b?c=d", false)]
    [InlineData("http://127.0.0.1:8080/", true)]
    public void Url_ThatBreaksNone_IsTaken(string url, bool allowsPrivate)
    {
        Assert.Null(WebhookAddress.Check(url, allowsPrivate, out var read));
        Assert.Equal(url, read!.OriginalString);
    }
}
