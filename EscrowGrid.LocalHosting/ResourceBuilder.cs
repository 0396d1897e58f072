namespace EscrowGrid.LocalHosting;

/// <summary>The only implementation of <see cref="IResourceBuilder{T}"/>.</summary>
internal sealed record ResourceBuilder<T>(T Resource, IDistributedApplicationBuilder ApplicationBuilder)
    : IResourceBuilder<T>
    where T : IResource;
