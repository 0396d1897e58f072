using System.Net;
using EscrowGrid.Admin.Sessions;
using Microsoft.AspNetCore.Http;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>What every call of the console carries.</summary>
public sealed class ConsoleApiTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8::1", "2001:db8::1")]
    [InlineData(null, null)]
    public async Task Call_ForAVisitor_SaysWhereHeIs(string? address, string? said)
    {
        var heard = new Hearing();
        var visitors = new HttpContextAccessor { HttpContext = new DefaultHttpContext() };
        visitors.HttpContext.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);

        await Assert.ThrowsAnyAsync<Exception>(
            () => new ConsoleApi(heard, visitors).For("ak_1", isUser: false).Health.GetHealthAsync());

        Assert.Equal(said, heard.ForwardedFor);
    }

    private sealed class Hearing : HttpMessageHandler, IHttpClientFactory
    {
        public string? ForwardedFor { get; private set; }

        public HttpClient CreateClient(string name) =>
            new(this, disposeHandler: false) { BaseAddress = new Uri("http://api.test") };

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            ForwardedFor = request.Headers.TryGetValues("X-Forwarded-For", out var values) ? values.Single() : null;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound));
        }
    }
}
