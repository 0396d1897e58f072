using System.Globalization;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A part of an endpoint's address.</summary>
public sealed class EndpointReferenceExpression : IValueProvider, IManifestExpressionProvider
{
    /// <summary>Refers to a part of an endpoint's address.</summary>
    public EndpointReferenceExpression(EndpointReference endpoint, EndpointProperty property)
    {
        Endpoint = endpoint;
        Property = property;
    }

    /// <summary>The endpoint.</summary>
    public EndpointReference Endpoint { get; }

    /// <summary>Which part.</summary>
    public EndpointProperty Property { get; }

    /// <inheritdoc />
    public string ValueExpression
    {
        get
        {
            var binding = $"{Endpoint.Resource.Name}.bindings.{Endpoint.EndpointName}";
            return Property switch
            {
                EndpointProperty.HostAndPort => $"{{{binding}.host}}:{{{binding}.port}}",
                EndpointProperty.TargetPort => $"{{{binding}.targetPort}}",
                _ => $"{{{binding}.{Property.ToString().ToLowerInvariant()}}}",
            };
        }
    }

    /// <summary>The value.</summary>
    public ValueTask<string?> GetValueAsync(CancellationToken ct = default) => ValueTask.FromResult<string?>(Value);

    private string Value => Property switch
    {
        EndpointProperty.Url => Endpoint.Url,
        EndpointProperty.Host => Endpoint.Host,
        EndpointProperty.Port => Number(Endpoint.Port),
        EndpointProperty.Scheme => Endpoint.Scheme,
        EndpointProperty.HostAndPort => $"{Endpoint.Host}:{Number(Endpoint.Port)}",
        // Replicas listen on ports of their own, which only they are told; to others the stable one is as good.
        _ => Number(Endpoint.EndpointAnnotation.TargetPort ?? Endpoint.Port),
    };

    private static string Number(int port) => port.ToString(CultureInfo.InvariantCulture);
}
