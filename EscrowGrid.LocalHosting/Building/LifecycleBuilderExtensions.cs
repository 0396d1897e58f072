namespace EscrowGrid.LocalHosting;

/// <summary>Says when a resource starts, and how often.</summary>
public static class LifecycleBuilderExtensions
{
    /// <summary>Starts the resource when every replica of the other one runs and is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilHealthy));

    /// <summary>The same, saying what to do when the other one has failed.</summary>
    public static IResourceBuilder<T> WaitFor<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilHealthy)
        {
            WaitBehavior = waitBehavior,
        });

    /// <summary>Starts the resource when every replica of the other one runs.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilStarted));

    /// <summary>The same, saying what to do when the other one has failed.</summary>
    public static IResourceBuilder<T> WaitForStart<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, WaitBehavior waitBehavior)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitType.WaitUntilStarted)
        {
            WaitBehavior = waitBehavior,
        });

    /// <summary>
    /// Starts the resource when the other one has ended with the exit code; with another exit code the resource fails.
    /// What is waited for in this way is a job: it is not restarted when it fails.
    /// </summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport =>
        builder.Wait(new WaitAnnotation(dependency.Resource, WaitType.WaitForCompletion, exitCode));

    /// <summary>Runs several processes of a project behind its stable addresses.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(
        this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Annotations.Add(new ReplicaAnnotation(replicas));
        return builder;
    }

    /// <summary>Does not start the resource with the application; somebody starts it from the dashboard.</summary>
    public static IResourceBuilder<T> WithExplicitStart<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        builder.Resource.Annotations.Add(new ExplicitStartupAnnotation());
        return builder;
    }

    /// <summary>Leaves the resource out of the manifest.</summary>
    public static IResourceBuilder<T> ExcludeFromManifest<T>(this IResourceBuilder<T> builder)
        where T : IResource
    {
        builder.Resource.Annotations.Add(new ManifestExclusionAnnotation());
        return builder;
    }

    private static IResourceBuilder<T> Wait<T>(this IResourceBuilder<T> builder, WaitAnnotation wait)
        where T : IResource
    {
        if (ReferenceEquals(builder.Resource, wait.Resource))
            throw new InvalidOperationException($"Resource '{builder.Resource.Name}' cannot wait for itself.");
        builder.Resource.Annotations.Add(wait);
        return builder;
    }
}
