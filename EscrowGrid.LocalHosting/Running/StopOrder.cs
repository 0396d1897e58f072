namespace EscrowGrid.LocalHosting.Running;

/// <summary>
/// Who is stopped before whom: a resource after everything that refers to it, waits for it or lives in it.
/// </summary>
internal static class StopOrder
{
    /// <summary>The resources, each after those that use it. A circle in the model is cut where it is met.</summary>
    public static IReadOnlyList<IResource> Of(IReadOnlyList<IResource> resources)
    {
        var ordered = new List<IResource>(resources.Count);
        var visited = new HashSet<IResource>();
        foreach (var resource in resources)
            Visit(resource);
        return ordered;

        void Visit(IResource resource)
        {
            if (!visited.Add(resource))
                return;
            foreach (var user in UsersOf(resource, resources))
                Visit(user);
            ordered.Add(resource);
        }
    }

    public static IEnumerable<IResource> UsersOf(IResource resource, IEnumerable<IResource> resources) =>
        resources.Where(other => Uses(other).Contains(resource));

    private static IEnumerable<IResource> Uses(IResource resource)
    {
        foreach (var annotation in resource.Annotations)
        {
            if (annotation is WaitAnnotation wait)
                yield return wait.Resource;
            else if (annotation is ReferenceAnnotation reference)
                yield return reference.Resource;
        }
        if (resource is IResourceWithParent child)
            yield return child.Parent;
    }
}
