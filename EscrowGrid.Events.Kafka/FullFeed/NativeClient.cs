namespace EscrowGrid.Events.Kafka;

/// <summary>The native client comes with the package.</summary>
internal static class NativeClient
{
    /// <summary>Does nothing here; the build for a restricted feed has to say where the client is.</summary>
    public static void Locate()
    {
        // The package's own loader finds what the package carries.
    }
}
