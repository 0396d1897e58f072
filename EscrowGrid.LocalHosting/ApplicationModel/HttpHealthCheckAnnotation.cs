namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// A resource is healthy when a GET answers with the expected status. Each replica is asked by itself.
/// </summary>
internal sealed record HttpHealthCheckAnnotation(string? EndpointName, string Path, int StatusCode)
    : IResourceAnnotation
{
    /// <summary>Aspire's name of this check.</summary>
    public string Key(string resource, string endpoint) => $"{resource}_{endpoint}_{Path}_{StatusCode}_check";
}
