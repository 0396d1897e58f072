using System.Globalization;

namespace EscrowGrid.Benchmarks.Escrows;

/// <summary>
/// The time that the cores have worked for this process and for a database server: on a shared machine it says more
/// about a change than the time of a clock does. Nothing where there is no <c>/proc</c>.
/// </summary>
internal sealed class CpuTime(int server)
{
    // The same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public (TimeSpan Own, TimeSpan Server) Read() => (Environment.CpuUsage.TotalTime, ReadServer());

    /// <summary>Of the server's own process, those of its connections, and those that have ended.</summary>
    private TimeSpan ReadServer()
    {
        if (!Directory.Exists("/proc"))
            return TimeSpan.Zero;
        var ticks = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out _))
            .Sum(TicksOf);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private long TicksOf(string folder)
    {
        try
        {
            var text = File.ReadAllText(Path.Combine(folder, "stat"));
            // After the name, which may hold spaces: state, parent, ...; then utime, stime, cutime, cstime.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var isServer = Path.GetFileName(folder) == server.ToString(CultureInfo.InvariantCulture);
            if (!isServer && Number(1) != server)
                return 0;
            return Number(11) + Number(12) + (isServer ? Number(13) + Number(14) : 0);

            long Number(int field) => long.Parse(fields[field], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }
}
