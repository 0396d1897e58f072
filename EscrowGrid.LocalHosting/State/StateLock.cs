using System.Globalization;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.State;

/// <summary>
/// One AppHost at a time uses a state folder. The system drops the lock with the process that holds it, so a crash
/// leaves nothing to clean up.
/// </summary>
internal sealed class StateLock : IDisposable
{
    private readonly FileStream _file;

    private StateLock(FileStream file)
    {
        _file = file;
    }

    public static StateLock Acquire(StateDirectory state, TimeProvider time)
    {
        state.Create();
        try
        {
            var file = new FileStream(state.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            PrivateFile.Write(state.OwnerFile, string.Create(
                CultureInfo.InvariantCulture, $"process {Environment.ProcessId}, started at {time.GetUtcNow():u}"));
            return new StateLock(file);
        }
        catch (IOException e) when (File.Exists(state.LockFile))
        {
            var owner = File.Exists(state.OwnerFile) ? File.ReadAllText(state.OwnerFile) : "unknown process";
            throw new LocalHostingException(
                $"Another AppHost ({owner}) uses '{state.Root}'. Stop it first; or set {StateDirectory.Variable} to " +
                "another folder to run a second one. Nothing was changed.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
