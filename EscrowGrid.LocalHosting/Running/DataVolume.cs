using EscrowGrid.LocalHosting.State;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>Where a server's data volume is on this machine.</summary>
internal static class DataVolume
{
    /// <summary>Null for a server without a volume, whose data ends with its process.</summary>
    public static string? FolderOf(IResource resource, StateDirectory state) =>
        resource.Annotations.OfType<DataVolumeAnnotation>().LastOrDefault() is { } volume
            ? state.Volume(volume.Name)
            : null;
}
