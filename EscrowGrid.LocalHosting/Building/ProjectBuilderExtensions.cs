using EscrowGrid.LocalHosting.Projects;

namespace EscrowGrid.LocalHosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectBuilderExtensions
{
    /// <summary>Adds a project with the launch profile that suits the AppHost's own, else its first.</summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name)
        where TProject : IProjectMetadata, new() =>
        Add(builder, name, new TProject(), Profile(builder, new TProject(), asked: null));

    /// <summary>
    /// Adds a project with a launch profile; null for none, and so no endpoints and no variables of it.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddProject<TProject>(
        this IDistributedApplicationBuilder builder, string name, string? launchProfileName)
        where TProject : IProjectMetadata, new()
    {
        var project = new TProject();
        return Add(
            builder, name, project, launchProfileName is null ? null : Profile(builder, project, launchProfileName));
    }

    /// <summary>
    /// Adds a project by the path of its file, relative to the AppHost's folder. It is built when it starts.
    /// </summary>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath)
    {
        var project = new ProjectFile(Path.GetFullPath(projectPath, builder.AppHostDirectory));
        return Add(builder, name, project, Profile(builder, project, asked: null));
    }

    /// <summary>
    /// Leaves out the variable by which a published project would believe the forwarded headers of every sender.
    /// </summary>
    public static IResourceBuilder<ProjectResource> DisableForwardedHeaders(
        this IResourceBuilder<ProjectResource> builder)
    {
        builder.Resource.Annotations.Add(new DisableForwardedHeadersAnnotation());
        return builder;
    }

    private static LaunchProfile? Profile(
        IDistributedApplicationBuilder builder, IProjectMetadata project, string? asked) =>
        LaunchSettings.Select(
            Path.GetDirectoryName(project.ProjectPath)!,
            asked,
            builder.Configuration["AppHost:DefaultLaunchProfileName"]
                ?? builder.Configuration["DOTNET_LAUNCH_PROFILE"]);

    private static IResourceBuilder<ProjectResource> Add(
        IDistributedApplicationBuilder builder, string name, IProjectMetadata metadata, LaunchProfile? profile)
    {
        var project = new ProjectResource(name, metadata);
        if (profile is { Urls.Count: > 0 })
        {
            if (builder.ExecutionContext.IsPublishMode)
                ProjectEndpoints.AddForPublish(project);
            else
                ProjectEndpoints.AddForRun(project, profile);
        }
        return builder.AddResource(project)
            .WithEnvironment(context => ProjectEnvironment.Apply(context, profile, builder.Environment));
    }

    private sealed record ProjectFile(string ProjectPath) : IProjectMetadata;
}
