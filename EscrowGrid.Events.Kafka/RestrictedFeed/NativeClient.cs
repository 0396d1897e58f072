using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka;

/// <summary>
/// A restricted feed lacks the package with the native client, so the system's own is taken (Debian: librdkafka1). The
/// managed part asks for the name without a version, which only a development package would have.
/// </summary>
internal static class NativeClient
{
    private const string Name = "librdkafka";
    private const string SystemName = "librdkafka.so.1";

    static NativeClient() => NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, static (name, _, _) =>
        name == Name && NativeLibrary.TryLoad(SystemName, out var library) ? library : IntPtr.Zero);

    /// <summary>To be called before anything of the client is used; repeating it does nothing.</summary>
    public static void Locate()
    {
        // The type's constructor has done it, once for the process.
    }
}
