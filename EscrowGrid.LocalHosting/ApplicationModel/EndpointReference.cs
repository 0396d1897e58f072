using System.Globalization;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Refers to an endpoint of a resource by name; has a value once the application has started.</summary>
public sealed class EndpointReference : IValueProvider, IManifestExpressionProvider
{
    /// <summary>Refers to an endpoint, which may be added later.</summary>
    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
    {
        Resource = owner;
        EndpointName = endpointName;
    }

    /// <summary>The resource.</summary>
    public IResourceWithEndpoints Resource { get; }

    /// <summary>The endpoint's name.</summary>
    public string EndpointName { get; }

    /// <summary>True when the resource has an endpoint of that name.</summary>
    public bool Exists => Find() is not null;

    /// <summary>True when the address is known.</summary>
    public bool IsAllocated => Find() is { AllocatedPort: > 0 };

    /// <summary>The annotation referred to.</summary>
    /// <exception cref="InvalidOperationException">The resource has no endpoint of that name.</exception>
    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException(
        $"Resource '{Resource.Name}' has no endpoint '{EndpointName}'.");

    /// <summary><c>http</c>, <c>tcp</c>, ….</summary>
    public string Scheme => EndpointAnnotation.UriScheme;

    /// <summary><c>localhost</c>.</summary>
    public string Host { get; } = "localhost";

    /// <summary>The stable address's port.</summary>
    /// <exception cref="InvalidOperationException">The application has not been started.</exception>
    public int Port => EndpointAnnotation.AllocatedPort is > 0 and var port
        ? port
        : throw new InvalidOperationException(
            $"The endpoint '{EndpointName}' of '{Resource.Name}' has no address before the application is started.");

    /// <summary>The stable address.</summary>
    public string Url => string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}");

    /// <inheritdoc />
    public string ValueExpression => Property(EndpointProperty.Url).ValueExpression;

    /// <summary>A part of the address.</summary>
    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    /// <summary>The stable address.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken ct = default) => ValueTask.FromResult<string?>(Url);

    private EndpointAnnotation? Find() => Resource.Annotations.OfType<EndpointAnnotation>()
        .FirstOrDefault(endpoint => ResourceName.Comparer.Equals(endpoint.Name, EndpointName));
}
