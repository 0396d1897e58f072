namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A resource that others find by its name (<c>services__name__scheme__0</c>).</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;
