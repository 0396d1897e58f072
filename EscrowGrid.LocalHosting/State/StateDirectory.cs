using System.Security.Cryptography;
using System.Text;
using EscrowGrid.LocalHosting.Servers;
using Microsoft.Extensions.Configuration;

namespace EscrowGrid.LocalHosting.State;

/// <summary>
/// Where an AppHost keeps what outlives a run: data volumes, generated secrets, the lock and the list of its processes.
/// Each copy of the repository has its own, named after the AppHost and its path.
/// </summary>
internal sealed class StateDirectory
{
    public const string ConfigurationKey = "LocalHosting:StateDirectory";
    public const string Variable = "ESCROWGRID_STATE_DIR";

    private StateDirectory(string root)
    {
        Root = root;
    }

    public string Root { get; }

    public string SecretsFile => Path.Combine(Root, "secrets.json");

    public string LockFile => Path.Combine(Root, "lock");

    public string OwnerFile => Path.Combine(Root, "owner");

    public string ProcessesFile => Path.Combine(Root, "processes");

    public static StateDirectory Locate(IConfiguration configuration, string appHostName, string appHostDirectory)
    {
        var chosen = configuration[ConfigurationKey] ?? configuration[Variable];
        if (!string.IsNullOrEmpty(chosen))
            return new StateDirectory(Path.GetFullPath(chosen));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(appHostDirectory)));
        var name = $"{appHostName.ToLowerInvariant()}-{hash[..10]}";
        // Root's home is closed to the account that runs the servers, so root's state lies where services keep theirs.
        return Environment.IsPrivilegedProcess
            ? new StateDirectory(Path.Combine("/var/lib/escrowgrid", name))
            : new StateDirectory(Path.Combine(UserData(), "escrowgrid", name));
    }

    /// <summary>Data of servers without a volume; what a crash left is deleted at the next start.</summary>
    public string Scratch => Path.Combine(Root, "scratch");

    public string Volume(string name) => Path.Combine(Root, "volumes", name);

    public void Create()
    {
        // Root's servers run as another account, which has to pass through; what is secret is closed by itself.
        if (Environment.IsPrivilegedProcess)
            Directory.CreateDirectory(Root);
        else
            PrivateFile.CreateFolder(Root);
        Directory.CreateDirectory(Path.Combine(Root, "volumes"));
    }

    private static string UserData() =>
        Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share");
}
