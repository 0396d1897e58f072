using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace EscrowGrid.Admin.Tests.Sessions;

/// <summary>One session of a user, and the requests that come with its cookie.</summary>
internal sealed class RequestsUnderTest(ISessionStore store, TimeProvider time)
{
    private readonly SessionCookie _cookie =
        new(new HostingEnvironment { EnvironmentName = Environments.Development });

    public SessionVault Vault { get; } = new(store, time);

    public string Secret { get; private set; } = "";

    /// <summary>With an access token for a quarter of an hour.</summary>
    public async Task<RequestsUnderTest> BeginAsync()
    {
        Secret = await Vault.OpenAsync(new SessionState
        {
            Credential = "access-1",
            RefreshToken = "refresh-1",
            RefreshAt = time.GetUtcNow().AddMinutes(14),
            Caller = new ApiCaller("user") { UserId = "usr_1" },
            Name = "staff@padma.test",
            SignedInAt = time.GetUtcNow(),
            SeenAt = time.GetUtcNow(),
        });
        return this;
    }

    public HttpContext Request() =>
        new DefaultHttpContext { Request = { Headers = { Cookie = $"eg-session={Secret}" } } };

    public Task<Session> ArriveAsync(bool isByScript = false) => ArriveAsync(Request(), isByScript);

    public async Task<Session> ArriveAsync(HttpContext request, bool isByScript = false)
    {
        var session = new Session(Vault, _cookie);
        await session.LoadAsync(request, time.GetUtcNow(), isByScript);
        return session;
    }
}
