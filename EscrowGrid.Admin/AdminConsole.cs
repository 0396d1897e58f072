using System.Text.Encodings.Web;
using System.Text.Unicode;
using EscrowGrid.Admin.Escrows;
using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Layout;
using EscrowGrid.Admin.Overview;
using EscrowGrid.Admin.Positions;
using EscrowGrid.Admin.Security;
using EscrowGrid.Admin.Sessions;
using EscrowGrid.Admin.Status;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Errors;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Diagnostics;

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
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = 1024 * 1024);
        AddSessions(builder);
        builder.Services.AddHttpContextAccessor()
            .AddHttpClient(ConsoleApi.HttpName, client => client.BaseAddress = Api);
        builder.Services
            .AddSingleton<Catalogue>()
            .AddSingleton<Support>()
            .AddScoped<Preferences>()
            .AddScoped<Text>()
            .AddScoped<Flash>()
            .AddScoped<StatusReader>()
            .AddScoped<OverviewReader>()
            .AddScoped<PositionReader>()
            .AddScoped<EscrowReader>();
        EvidenceStorage.AddTo(builder.Services);
        // Bengali letters as they are: written as numbers each would weigh three times as much.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).AddRazorComponents();

        var app = builder.Build();
        UsePipeline(app);
        app.MapStaticAssets();
        app.MapRazorComponents<App>();
        app.MapDefaultEndpoints();
        app.MapConsole();
        return app;
    }

    private static void AddSessions(WebApplicationBuilder builder)
    {
        if (builder.AddEscrowCache())
        {
            builder.Services.AddSingleton<ISessionStore, RedisSessionStore>().AddSingleton<SharedKeyRing>();
            // Forms that one instance shows are sent to another: they share what signs the tokens.
            builder.Services.AddOptions<KeyManagementOptions>()
                .Configure<SharedKeyRing>((options, ring) => options.XmlRepository = ring);
        }
        else
        {
            builder.Services.AddSingleton<ISessionStore, MemorySessionStore>();
        }

        builder.Services.AddDataProtection().SetApplicationName("EscrowGrid.Admin");
        var isStrict = !builder.Environment.IsDevelopment();
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = isStrict ? "__Host-eg-form" : "eg-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = isStrict ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        builder.Services
            .AddSingleton<SessionVault>()
            .AddSingleton<SessionCookie>()
            .AddSingleton<ConsoleApi>()
            .AddSingleton<TokenRenewal>()
            .AddScoped<Session>()
            .AddScoped(services => services.GetRequiredService<ConsoleApi>()
                .For(services.GetRequiredService<Session>().State));
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            CreateScopeForErrors = true,
            StatusCodeSelector = static exception => ErrorStatus.Of(exception),
            // What the API refuses is no error of the console.
            SuppressDiagnosticsCallback = static it => it.Exception is EscrowGridException,
        });
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use(static (context, next) =>
        {
            // The page about a form that failed is shown, not sent.
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null
                || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                context.Request.Method = HttpMethods.Get;
            }

            return next(context);
        });
        app.UseRouting();
        app.UseMiddleware<EndedSessions>();
        app.UseMiddleware<SessionMiddleware>();
        app.UseMiddleware<UploadLimit>();
        app.UseAntiforgery();
    }
}
