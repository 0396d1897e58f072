namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A part of the application: a service, a server, a database, a parameter.</summary>
public interface IResource
{
    /// <summary>Unique in the application, compared without case. Rules: <see cref="ResourceName"/>.</summary>
    string Name { get; }

    /// <summary>What the builder's methods have said about it, in call order.</summary>
    IList<IResourceAnnotation> Annotations { get; }
}
