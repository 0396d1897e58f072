using System.Globalization;
using Microsoft.Extensions.Hosting;

namespace EscrowGrid.LocalHosting.Projects;

/// <summary>The variables that Aspire gives a project before those of the model, in its order.</summary>
internal static class ProjectEnvironment
{
    public static void Apply(EnvironmentCallbackContext context, LaunchProfile? profile, IHostEnvironment environment)
    {
        var variables = context.EnvironmentVariables;
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EXCEPTION_LOG_ATTRIBUTES"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_EMIT_EVENT_LOG_ATTRIBUTES"] = "true";
        variables["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "in_memory";
        if (context.ExecutionContext.IsPublishMode)
            ApplyPublish(context);
        else
            ApplyRun(context, profile, environment);
    }

    private static void ApplyRun(
        EnvironmentCallbackContext context, LaunchProfile? profile, IHostEnvironment environment)
    {
        var variables = context.EnvironmentVariables;
        if (environment.IsDevelopment())
        {
            variables["OTEL_DOTNET_EXPERIMENTAL_ASPNETCORE_DISABLE_URL_QUERY_REDACTION"] = "true";
            variables["OTEL_DOTNET_EXPERIMENTAL_HTTPCLIENT_DISABLE_URL_QUERY_REDACTION"] = "true";
        }
        TelemetryEnvironment.Apply(context, environment);
        variables["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "true";
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "simple";
        if (OwnUrls(context) is { Length: > 0 } urls)
            variables["ASPNETCORE_URLS"] = urls;
        if (profile is null)
            return;
        variables["DOTNET_LAUNCH_PROFILE"] = profile.Name;
        foreach (var (name, value) in profile.Environment)
            variables.TryAdd(name, value);
    }

    private static string OwnUrls(EnvironmentCallbackContext context) => string.Join(';', Endpoints(context)
        .Where(endpoint => endpoint.TargetPortEnvironmentVariable is null)
        .Select(endpoint => string.Create(
            CultureInfo.InvariantCulture,
            $"{endpoint.UriScheme}://localhost:{context.Replica!.Ports[endpoint.Name]}")));

    private static void ApplyPublish(EnvironmentCallbackContext context)
    {
        var endpoints = Endpoints(context).ToList();
        if (endpoints.Count == 0)
            return;
        var variables = context.EnvironmentVariables;
        if (!context.Resource.Annotations.OfType<DisableForwardedHeadersAnnotation>().Any())
            variables["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true";
        // The default https endpoint is left out: it ends at the ingress, and the container speaks http.
        AddPorts(context, "HTTP_PORTS", endpoints.Where(endpoint => endpoint.UriScheme == "http"));
        AddPorts(context, "HTTPS_PORTS", endpoints.Where(endpoint => endpoint.UriScheme == "https").Skip(1));
    }

    private static void AddPorts(
        EnvironmentCallbackContext context, string variable, IEnumerable<EndpointAnnotation> endpoints)
    {
        var owner = (IResourceWithEndpoints)context.Resource;
        var ports = endpoints.Select(endpoint =>
            new EndpointReference(owner, endpoint.Name).Property(EndpointProperty.TargetPort)).ToList();
        if (ports.Count == 0)
            return;
        List<ReferenceExpressionPart> parts = [new("", ports[0])];
        foreach (var port in ports.Skip(1))
            parts.AddRange([new(";"), new("", port)]);
        context.EnvironmentVariables[variable] = new ReferenceExpression(parts);
    }

    private static IEnumerable<EndpointAnnotation> Endpoints(EnvironmentCallbackContext context) =>
        context.Resource.Annotations.OfType<EndpointAnnotation>().Where(endpoint => endpoint.IsHttp);
}
