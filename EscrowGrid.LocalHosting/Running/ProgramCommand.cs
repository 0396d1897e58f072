using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Running;

/// <summary>What to execute for a project or an executable, before the model's own arguments.</summary>
internal sealed record ProgramCommand(string FileName, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    private string? MustExist { get; init; }

    public static ProgramCommand Of(ProjectResource project)
    {
        var folder = Path.GetDirectoryName(project.Metadata.ProjectPath)!;
        var assembly = project.Metadata.TargetPath;
        return assembly.Length > 0
            // Straight from the assembly: `dotnet run` would evaluate the project again for each process.
            ? new ProgramCommand(Dotnet(), ["exec", assembly], folder) { MustExist = assembly }
            : new ProgramCommand(
                Dotnet(), ["run", "--project", project.Metadata.ProjectPath, "--no-launch-profile", "--"], folder)
            {
                MustExist = project.Metadata.ProjectPath,
            };
    }

    public static ProgramCommand Of(ExecutableResource executable)
    {
        var isPath = executable.Command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var file = isPath
            ? Path.GetFullPath(executable.Command, executable.WorkingDirectory)
            : Executables.OnPath(executable.Command) ?? executable.Command;
        return new ProgramCommand(file, [], executable.WorkingDirectory) { MustExist = file };
    }

    public void Check()
    {
        if (!File.Exists(MustExist))
            throw new LocalHostingException($"'{MustExist}' does not exist. Has it been built?");
        if (!Directory.Exists(WorkingDirectory))
            throw new LocalHostingException($"The working directory '{WorkingDirectory}' does not exist.");
    }

    /// <summary>The dotnet that runs this process, so that services run on the same one.</summary>
    private static string Dotnet()
    {
        if (Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet")
            return own;
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT");
        return Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (string.IsNullOrEmpty(root) ? null : Path.Combine(root, "dotnet"))
            ?? Executables.OnPath("dotnet")
            ?? throw new LocalHostingException("'dotnet' is not on PATH.");
    }
}
