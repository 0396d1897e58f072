namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// A server keeps its data between runs: in a folder of that name below the AppHost's state when run here, in a volume
/// of that name when published.
/// </summary>
public sealed class DataVolumeAnnotation(string name, string target, bool isReadOnly) : IResourceAnnotation
{
    /// <summary>The volume's name.</summary>
    public string Name => name;

    /// <summary>Where the published container mounts it.</summary>
    public string Target => target;

    /// <summary>Mounted read-only in the published container.</summary>
    public bool IsReadOnly => isReadOnly;
}
