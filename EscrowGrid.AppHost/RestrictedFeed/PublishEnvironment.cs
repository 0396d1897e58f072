namespace EscrowGrid.AppHost;

/// <summary>
/// The Compose and Kubernetes publishers come with Aspire's packages. Without them the switch is refused by name,
/// so that nobody takes a manifest for a deployment.
/// </summary>
internal static class PublishEnvironment
{
    public static void AddPublishEnvironment(this IDistributedApplicationBuilder builder)
    {
        if (builder.Configuration["Publish:Environment"] is { Length: > 0 } environment)
        {
            throw new InvalidOperationException(
                $"Publish:Environment={environment} needs Aspire's publishers, which this build does not have. " +
                "Build with -p:AspireMode=packages on a feed that carries them.");
        }
    }
}
