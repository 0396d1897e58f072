namespace EscrowGrid.LocalHosting;

/// <summary>Adds parameters.</summary>
public static class ParameterBuilderExtensions
{
    /// <summary>Adds a parameter whose value configuration must give.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(new ParameterResource(name, secret, () => Configured(builder, name)));

    /// <summary>Adds a parameter with a fixed value, which the manifest carries only if asked to.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        string value,
        bool publishValueAsDefault = false,
        bool secret = false) =>
        builder.AddParameter(name, () => value, publishValueAsDefault, secret);

    /// <summary>Adds a parameter with a computed value, which the manifest carries only if asked to.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        Func<string> valueGetter,
        bool publishValueAsDefault = false,
        bool secret = false)
    {
        if (publishValueAsDefault && secret)
        {
            throw new ArgumentException(
                $"Parameter '{name}' is secret, so its value cannot go into the manifest.",
                nameof(publishValueAsDefault));
        }
        return builder.AddResource(new ParameterResource(name, secret, valueGetter)
        {
            PublishedValue = publishValueAsDefault ? valueGetter() : null,
        });
    }

    /// <summary>
    /// Adds a parameter that gets a value where configuration has none: a new one with each run, or with
    /// <paramref name="persist"/> one that is kept in the AppHost's state folder.
    /// </summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder,
        string name,
        ParameterDefault value,
        bool secret = false,
        bool persist = false) =>
        builder.AddResource(WithDefault(builder, name, value, secret, persist));

    /// <summary>The password of a server: kept, because the data it protects is.</summary>
    internal static ParameterResource CreatePassword(
        IDistributedApplicationBuilder builder, string server, bool special) =>
        WithDefault(
            builder, $"{server}-password", new GenerateParameterDefault { MinLength = 22, Special = special },
            secret: true, persist: true);

    private static ParameterResource WithDefault(
        IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool secret, bool persist) =>
        new(name, secret, () => Configured(builder, name) ?? Generated(builder, name, value, persist))
        {
            Default = value,
        };

    private static string Generated(
        IDistributedApplicationBuilder builder, string name, ParameterDefault value, bool persist) =>
        persist && builder is DistributedApplicationBuilder { Secrets: var secrets }
            ? secrets.GetOrCreate($"Parameters:{name}", value.GetDefaultValue)
            : value.GetDefaultValue();

    /// <summary>An empty value counts as none: it is what a variable that was only declared holds.</summary>
    private static string? Configured(IDistributedApplicationBuilder builder, string name)
    {
        var parameters = builder.Configuration.GetSection("Parameters");
        var value = parameters[name] is { Length: > 0 } exact ? exact : parameters[name.Replace('-', '_')];
        return string.IsNullOrEmpty(value) ? null : value;
    }
}
