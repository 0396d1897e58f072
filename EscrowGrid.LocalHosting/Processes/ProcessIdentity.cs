using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>
/// A process id together with its start time, because the system hands ids out again: only the pair names one process.
/// </summary>
/// <param name="Id">Process id.</param>
/// <param name="StartTime">
/// Opaque and comparable: clock ticks since boot on Linux, seconds elsewhere, 0 when unknown.
/// </param>
internal sealed record ProcessIdentity(int Id, long StartTime)
{
    /// <summary>
    /// Who has this id now; null when nobody has, or only a dead process that its parent has not reaped.
    /// </summary>
    public static ProcessIdentity? Of(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            return OfLinux(id);
        }
        try
        {
            using var process = Process.GetProcessById(id);
            return new ProcessIdentity(id, new DateTimeOffset(process.StartTime).ToUnixTimeSeconds());
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    /// <summary>True while this very process runs.</summary>
    public bool IsAlive => Of(Id) == this;

    private static ProcessIdentity? OfLinux(int id)
    {
        string stat;
        try
        {
            stat = File.ReadAllText($"/proc/{id}/stat");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        // "pid (name) state ppid ...": the name may hold spaces and parentheses, so count from the last one.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        const int StateField = 0, StartTimeField = 19;
        return fields[StateField] is "Z" or "X"
            ? null
            : new ProcessIdentity(id, long.Parse(fields[StartTimeField], CultureInfo.InvariantCulture));
    }
}
