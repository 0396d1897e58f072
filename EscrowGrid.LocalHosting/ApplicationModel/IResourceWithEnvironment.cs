namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A resource that reads environment variables.</summary>
public interface IResourceWithEnvironment : IResource;
