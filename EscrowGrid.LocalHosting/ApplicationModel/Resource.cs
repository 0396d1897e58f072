namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Base of all resources.</summary>
public abstract class Resource : IResource
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name breaks a rule of <see cref="ResourceName"/>.</exception>
    protected Resource(string name)
    {
        ResourceName.Check(name);
        Name = name;
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public IList<IResourceAnnotation> Annotations { get; } = [];
}
