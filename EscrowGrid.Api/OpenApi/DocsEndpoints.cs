using System.Text;
using EscrowGrid.Api.Authentication;
using EscrowGrid.Api.Errors;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.OpenApi;

/// <summary>
/// The API's description of itself, and pages that show it. Everything is served from this process; any key may look,
/// and with <c>PUBLIC_DOCS_ENABLED=true</c> everybody (wire contract, sections 2 and 5).
/// </summary>
internal static class DocsEndpoints
{
    private const string Document = "/openapi.json";

    // Without the web fonts of the package's own page: nothing is loaded from elsewhere.
    private const string ReferencePage =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>%(DocumentTitle)</title>
          <link href="index.css" rel="stylesheet">
        </head>
        <body>
          <div id="redoc-container"></div>
          <script type="module" src="index.js"></script>
        </body>
        </html>
        """;

    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ApiJson.Wire.Options.PropertyNamingPolicy;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Wire);
        })
        .AddOpenApi(ApiDocument.Name, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = endpoint => !HttpMethods.IsHead(endpoint.HttpMethod ?? "");
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddDocumentTransformer<ApiDocument>();
            options.AddOperationTransformer<OperationTransformer>();
            options.AddSchemaTransformer<AnswerSchemas>();
        })
        .AddSingleton<DescriptionText>();

    public static void MapDocs(this WebApplication app, ServiceSettings settings)
    {
        var pages = ((IEndpointRouteBuilder)app).CreateApplicationBuilder();
        pages.Use(ServeIndexAtFolder);
        pages.UseReDoc(page =>
        {
            page.RoutePrefix = "docs/redoc";
            page.SpecUrl = Document;
            page.DocumentTitle = "EscrowGrid API Reference";
            page.IndexStream = () => new MemoryStream(Encoding.UTF8.GetBytes(ReferencePage));
        });
        pages.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "docs";
            page.DocumentTitle = "EscrowGrid API Explorer";
            page.SwaggerEndpoint(Document, "EscrowGrid API");
        });
        pages.Run(context => new Problem(Problems.RouteNotFound).WriteAsync(context));

        app.MapRead(Document, ReadDocumentAsync).ExcludeFromDescription().Expose(settings);
        app.MapRead(ProblemPage.Path, ProblemPage.Show).ExcludeFromDescription().Expose(settings);
        app.MapMethods("/docs/{**page}", [HttpMethods.Get, HttpMethods.Head], pages.Build())
            .ExcludeFromDescription()
            .Expose(settings);
    }

    private static async Task<IResult> ReadDocumentAsync(DescriptionText text, HttpContext context) =>
        TypedResults.Content(await text.ReadAsync(context.RequestAborted), "application/json; charset=utf-8");

    private static void Expose(this IEndpointConventionBuilder endpoint, ServiceSettings settings)
    {
        if (settings.Edge.PublicDocs)
            endpoint.WithMetadata(new AllowAnonymousAttribute());
        else
            endpoint.WithMetadata(AccessRule.Documentation);
    }

    /// <summary>The folder itself is its index, without a redirect; and it ends with a slash.</summary>
    private static Task ServeIndexAtFolder(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "";
        // No file of ours has another character, and the packages look for whatever they are asked.
        if (!path.All(it => char.IsAsciiLetterOrDigit(it) || it is '/' or '.' or '-' or '_'))
            return new Problem(Problems.RouteNotFound).WriteAsync(context);
        if (path is "/docs" or "/docs/redoc")
        {
            context.Response.Redirect(context.Request.PathBase + path + "/", permanent: true);
            return Task.CompletedTask;
        }

        if (path.EndsWith('/'))
            context.Request.Path = path + "index.html";
        return next(context);
    }
}
