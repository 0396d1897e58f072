using EscrowGrid.ServiceDefaults.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.ServiceDefaults.Tests.Proxies;

public sealed class ForwardedHeadersTests
{
    /// <summary>What the service takes for the caller's address, asked from 127.0.0.1.</summary>
    [Theory]
    [InlineData(null, "6.6.6.6", "127.0.0.1")]
    [InlineData("10.0.0.0/8", "6.6.6.6", "127.0.0.1")]
    [InlineData("127.0.0.1", "6.6.6.6", "6.6.6.6")]
    [InlineData("127.0.0.0/8", "6.6.6.6, 7.7.7.7", "7.7.7.7")]
    [InlineData("127.0.0.0/8, 7.7.7.7", "5.5.5.5, 6.6.6.6, 7.7.7.7", "6.6.6.6")]
    public async Task Caller_BehindProxies_IsBelievedOnlyFromTrustedOnes(
        string? trusted, string header, string expected)
    {
        await using var service = await TestService.StartAsync(
            new Dictionary<string, string?>
            {
                ["TRUSTED_PROXIES"] = trusted,
                // What Aspire sets when it publishes; on its own it would believe everybody.
                ["ForwardedHeaders_Enabled"] = "true",
            },
            map: app => app.MapGet(
                "/who", (HttpContext context) => context.Connection.RemoteIpAddress!.MapToIPv4().ToString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/who");
        request.Headers.Add("X-Forwarded-For", header);
        var answer = await service.Client.SendAsync(request);

        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }
}
