namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// A resource together with the application it is being added to; what the <c>With…</c> methods extend.
/// </summary>
/// <typeparam name="T">Covariant, so that a builder of a server passes for a builder of any resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>The resource.</summary>
    T Resource { get; }

    /// <summary>The application.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }
}
