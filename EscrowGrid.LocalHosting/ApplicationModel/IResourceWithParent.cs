namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A resource that lives inside another one, such as a database.</summary>
public interface IResourceWithParent : IResource
{
    /// <summary>The resource it lives in.</summary>
    IResource Parent { get; }
}
