using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Admin.Tests;

/// <summary>The console's own program, on a free port.</summary>
internal static class ConsoleHost
{
    /// <summary>Where no API answers.</summary>
    public const string Nobody = "http://127.0.0.1:9";

    /// <param name="api">The API's address.</param>
    /// <param name="with">What else is set; null for nothing.</param>
    public static async Task<WebApplication> StartAsync(string api, Action<WebApplicationBuilder>? with = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { EnvironmentName = "Development", ApplicationName = "EscrowGrid.Admin" });
        builder.Configuration["URLS"] = "http://127.0.0.1:0";
        builder.Configuration["services:api:http:0"] = api;
        with?.Invoke(builder);
        var admin = AdminConsole.Create(builder);
        await admin.StartAsync();
        return admin;
    }

    /// <summary>Somebody signs in, by a credential that only a test's own API takes.</summary>
    /// <param name="admin">Where.</param>
    /// <param name="caller">Who.</param>
    /// <param name="institution">The one that root works for; null for none.</param>
    /// <returns>The cookie of the session.</returns>
    public static async Task<string> SignInAsync(this WebApplication admin, ApiCaller caller, string? institution)
    {
        var now = TimeProvider.System.GetUtcNow();
        var secret = await admin.Services.GetRequiredService<SessionVault>().OpenAsync(new SessionState
        {
            Credential = "sample-credential",
            Caller = caller,
            Name = "sample",
            Institution = institution,
            SignedInAt = now,
            SeenAt = now,
        });
        return $"eg-session={secret}";
    }
}
