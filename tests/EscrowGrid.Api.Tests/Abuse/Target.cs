using System.Text.RegularExpressions;
using EscrowGrid.Api.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace EscrowGrid.Api.Tests.Abuse;

/// <summary>One method of one route.</summary>
internal sealed partial record Target(string Method, string Route, IReadOnlyDictionary<string, IOpenApiSchema> Fields)
{
    public static IEnumerable<Target> All(ApiUnderTest api) =>
        from endpoint in api.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let fields = FieldsOf(endpoint)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        select new Target(method, endpoint.RoutePattern.RawText!, fields);

    /// <param name="value">The value of a parameter, by its name.</param>
    public string Path(Func<string, string> value) =>
        Parameter().Replace(Route, match => value(match.Groups["name"].Value));

    private static IReadOnlyDictionary<string, IOpenApiSchema> FieldsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Operation>()?.Body is { } body && BodySchema.Of(body).Properties is { } properties
            ? properties.AsReadOnly()
            : new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
