using EscrowGrid.ServiceDefaults.Discovery;
using Microsoft.Extensions.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Discovery;

public sealed class ServiceEndpointsTests
{
    [Theory]
    [InlineData("https+http://api/positions?limit=1", "http://localhost:5001/positions?limit=1")]
    [InlineData("http://api", "http://localhost:5001/")]
    [InlineData("https+http://both/x", "https://localhost:7001/x")]
    [InlineData("http://_metrics.both/x", "http://localhost:9001/x")]
    [InlineData("https+http://unknown/x", "https://unknown/x")]
    [InlineData("http://unknown:8080/x", "http://unknown:8080/x")]
    [InlineData("https://api.stripe.com/v1", "https://api.stripe.com/v1")]
    public void Address_OfAService_BecomesItsEndpoint(string address, string expected) =>
        Assert.Equal(expected, Endpoints().Resolve(new Uri(address)).AbsoluteUri);

    [Fact]
    public void Address_OfAServiceWithTwoEndpoints_TakesTurns()
    {
        var endpoints = Endpoints();

        var ports = Enumerable.Range(0, 4).Select(_ => endpoints.Resolve(new Uri("http://many")).Port).ToArray();

        Assert.Equal(ports[0], ports[2]);
        Assert.Equal(ports[1], ports[3]);
        Assert.NotEqual(ports[0], ports[1]);
    }

    private static ServiceEndpoints Endpoints() => new(new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>
        {
            ["services:api:http:0"] = "http://localhost:5001",
            ["services:both:https:0"] = "https://localhost:7001",
            ["services:both:http:0"] = "http://localhost:5001",
            ["services:both:metrics:0"] = "http://localhost:9001",
            ["services:many:http:0"] = "http://localhost:5001",
            ["services:many:http:1"] = "http://localhost:5002",
        }).Build());
}
