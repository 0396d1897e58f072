namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// A value that comes from outside: configuration key <c>Parameters:name</c> (environment <c>Parameters__name</c>, with
/// <c>_</c> for each hyphen), else its default.
/// </summary>
public sealed class ParameterResource : Resource, IValueProvider, IManifestExpressionProvider
{
    private readonly Lazy<string?> _value;

    internal ParameterResource(string name, bool secret, Func<string?> getValue) : base(name)
    {
        Secret = secret;
        _value = new Lazy<string?>(getValue);
    }

    /// <summary>Shown masked, and kept out of the manifest.</summary>
    public bool Secret { get; }

    /// <summary>How a value is made when configuration has none; null when it must have one.</summary>
    public ParameterDefault? Default { get; internal init; }

    /// <summary>A value that the manifest may carry; null for none.</summary>
    internal string? PublishedValue { get; init; }

    /// <inheritdoc />
    public string ValueExpression => $"{{{Name}.value}}";

    internal string? Value => _value.Value;

    /// <summary>The value.</summary>
    /// <exception cref="LocalHostingException">Configuration has none, and there is no default.</exception>
    public ValueTask<string?> GetValueAsync(CancellationToken ct = default) =>
        ValueTask.FromResult<string?>(Value ?? throw new LocalHostingException(
            $"Parameter '{Name}' has no value. Set Parameters:{Name} with `dotnet user-secrets set`, or the " +
            $"environment variable Parameters__{Name.Replace('-', '_')}."));
}
