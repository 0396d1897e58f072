using EscrowGrid.LocalHosting.Projects;

namespace EscrowGrid.LocalHosting;

/// <summary>Adds programs.</summary>
public static class ExecutableBuilderExtensions
{
    /// <summary>Adds a program.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="name">Name of the resource.</param>
    /// <param name="command">A path, or a name to be found on PATH.</param>
    /// <param name="workingDirectory">Relative to the AppHost's folder.</param>
    /// <param name="args">Command line.</param>
    public static IResourceBuilder<ExecutableResource> AddExecutable(
        this IDistributedApplicationBuilder builder,
        string name,
        string command,
        string workingDirectory,
        params string[]? args)
    {
        var executable = new ExecutableResource(
            name, command, Path.GetFullPath(workingDirectory, builder.AppHostDirectory));
        return builder.AddResource(executable)
            .WithEnvironment(context => TelemetryEnvironment.Apply(context, builder.Environment))
            .WithArgs(args ?? []);
    }
}
