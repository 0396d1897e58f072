using System.Diagnostics;
using System.Globalization;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>
/// The unprivileged user that runs database servers when this process is root: Postgres refuses root, and Redis has no
/// use for it.
/// </summary>
internal sealed record ServerAccount(string Name, uint UserId, uint GroupId)
{
    private static readonly Lazy<ServerAccount?> Found = new(Find);

    /// <summary>The account to change to; null when this process is not root and servers run as its own user.</summary>
    public static ServerAccount? Current => Found.Value;

    /// <summary>Gives a folder and everything in it to this account.</summary>
    public void Own(string directory)
    {
        UnixCalls.ChangeOwner(directory, UserId, GroupId);
        foreach (var entry in Directory.EnumerateFileSystemEntries(directory, "*", SearchOption.AllDirectories))
            UnixCalls.ChangeOwner(entry, UserId, GroupId);
    }

    private static ServerAccount? Find()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }
        return Lookup("postgres") ?? Lookup("nobody") ?? throw new LocalHostingException(
            "This runs as root, and there is neither a user 'postgres' nor 'nobody' to run the database servers as.");
    }

    private static ServerAccount? Lookup(string name) =>
        Id("-u", name) is { } user && Id("-g", name) is { } group ? new ServerAccount(name, user, group) : null;

    private static uint? Id(string option, string name)
    {
        using var id = Process.Start(new ProcessStartInfo("id", [option, name])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var answer = id!.StandardOutput.ReadToEnd();
        id.WaitForExit();
        return id.ExitCode == 0 ? uint.Parse(answer, CultureInfo.InvariantCulture) : null;
    }
}
