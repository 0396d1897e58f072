using System.Collections;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>The environment and command line that the model gives a process.</summary>
internal sealed class ProgramEnvironment(
    DistributedApplicationExecutionContext executionContext, IReadOnlyList<KeyValuePair<string, string>> inherited)
{
    /// <summary>
    /// Variables that speak to the AppHost itself; a service that inherited them would take them for its own.
    /// </summary>
    private static readonly string[] OfTheAppHost =
    [
        "ASPNETCORE_URLS", "HTTP_PORTS", "HTTPS_PORTS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS",
        "DOTNET_LAUNCH_PROFILE", "ESCROWGRID_STATE_DIR",
    ];

    private static readonly string[] PrefixesOfTheAppHost = ["ASPIRE_", "DOTNET_ASPIRE_", "AppHost__", "Parameters__"];

    /// <summary>
    /// Changes to this process's own environment, before those of the model; null takes a variable away.
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Inherited { get; } =
    [
        .. inherited.Select(variable => KeyValuePair.Create<string, string?>(variable.Key, variable.Value)),
        .. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => (string)variable.Key)
            .Where(IsOfTheAppHost)
            .Select(name => KeyValuePair.Create<string, string?>(name, null)),
    ];

    public async Task<IReadOnlyList<EnvironmentValue>> EvaluateAsync(
        IResource resource, ReplicaAllocation replica, CancellationToken ct)
    {
        var context = new EnvironmentCallbackContext(resource, executionContext, replica) { CancellationToken = ct };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            if (endpoint.TargetPortEnvironmentVariable is { } variable)
                context.EnvironmentVariables[variable] = replica.Ports[endpoint.Name].ToString();
        }
        var values = new List<EnvironmentValue>(context.EnvironmentVariables.Count);
        foreach (var (name, value) in context.EnvironmentVariables)
        {
            // No value, as of an optional connection string: no variable.
            if (await ResolveAsync(value, ct) is { } text)
                values.Add(new EnvironmentValue(name, text, IsSecret(name, value)));
        }
        return values;
    }

    public async Task<IReadOnlyList<string>> EvaluateArgumentsAsync(IResource resource, CancellationToken ct)
    {
        var context = new CommandLineArgsCallbackContext(resource, executionContext);
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(context);
        var arguments = new List<string>(context.Args.Count);
        foreach (var argument in context.Args)
        {
            if (await ResolveAsync(argument, ct) is { } text)
                arguments.Add(text);
        }
        return arguments;
    }

    private static bool IsOfTheAppHost(string name) =>
        OfTheAppHost.Contains(name, StringComparer.OrdinalIgnoreCase)
        || PrefixesOfTheAppHost.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static ValueTask<string?> ResolveAsync(object value, CancellationToken ct) => value switch
    {
        IValueProvider provider => provider.GetValueAsync(ct),
        _ => ValueTask.FromResult(value.ToString()),
    };

    private static bool IsSecret(string name, object value) =>
        name == "OTEL_EXPORTER_OTLP_HEADERS" || HoldsSecret(value);

    private static bool HoldsSecret(object value) => value switch
    {
        ParameterResource parameter => parameter.Secret,
        IValueWithReferences composed => composed.References.Any(HoldsSecret),
        _ => false,
    };
}
