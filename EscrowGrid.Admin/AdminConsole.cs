using EscrowGrid.Admin.Layout;
using EscrowGrid.Admin.Security;
using EscrowGrid.Admin.Status;
using EscrowGrid.Client;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Admin;

/// <summary>The console: pages rendered on the server, which know the API only through its client.</summary>
internal static class AdminConsole
{
    /// <summary>The API's name in the AppHost; https where it has it.</summary>
    private static readonly Uri Api = new("https+http://api");

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = Create(WebApplication.CreateBuilder(args));
        await app.RunAsync();
        return 0;
    }

    /// <exception cref="InvalidSettingsException">Lists every missing or bad setting by name.</exception>
    public static WebApplication Create(WebApplicationBuilder builder)
    {
        builder.AddServiceDefaults(ServiceRole.Admin);
        builder.Services.AddHttpClient<EscrowGridClient>(client => client.BaseAddress = Api);
        builder.Services.AddScoped<StatusReader>();
        builder.Services.AddRazorComponents();

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.MapDefaultEndpoints();
        return app;
    }
}
