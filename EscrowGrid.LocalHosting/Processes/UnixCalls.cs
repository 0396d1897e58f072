using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>The two system calls that .NET has no API for.</summary>
internal static partial class UnixCalls
{
    /// <summary>
    /// Sends a signal; a negative id addresses the process group. False when nothing has that id any more.
    /// </summary>
    public static bool Signal(int processId, UnixSignal signal) => Kill(processId, (int)signal) == 0;

    /// <summary>Gives a file or folder to another user. Only root may.</summary>
    public static void ChangeOwner(string path, uint userId, uint groupId)
    {
        if (ChangeOwnerNative(path, userId, groupId) != 0)
        {
            throw new IOException(
                $"The owner of '{path}' could not be changed to {userId}:{groupId}: " +
                new Win32Exception(Marshal.GetLastPInvokeError()).Message);
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwnerNative(string path, uint userId, uint groupId);
}
