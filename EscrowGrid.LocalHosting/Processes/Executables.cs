namespace EscrowGrid.LocalHosting.Processes;

/// <summary>Finds programs as the shell does.</summary>
internal static class Executables
{
    /// <summary>
    /// Path of the first program of that name on PATH; null when there is none. Links are not followed, because a
    /// program such as redis-server or busybox decides by its own name what it is.
    /// </summary>
    public static string? OnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
