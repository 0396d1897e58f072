using System.Text.Json.Nodes;

namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>Environment and arguments of one resource as expressions.</summary>
internal sealed class ManifestEnvironment(
    DistributedApplicationExecutionContext executionContext, ManifestReferences references)
{
    /// <summary>A value as the manifest says it; what it refers to is noted.</summary>
    public string Text(object value)
    {
        references.Add(value);
        return value is IManifestExpressionProvider expression ? expression.ValueExpression : value.ToString() ?? "";
    }

    public async Task<JsonObject> WriteAsync(IResource resource, CancellationToken ct)
    {
        var context = new EnvironmentCallbackContext(resource, executionContext, replica: null)
        {
            CancellationToken = ct,
        };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);
        var written = new JsonObject();
        foreach (var (name, value) in context.EnvironmentVariables)
            written[name] = Text(value);
        return written;
    }

    public async Task<JsonArray> WriteArgumentsAsync(IResource resource)
    {
        var context = new CommandLineArgsCallbackContext(resource, executionContext);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);
        return [.. context.Args.Select(argument => (JsonNode)Text(argument))];
    }
}
