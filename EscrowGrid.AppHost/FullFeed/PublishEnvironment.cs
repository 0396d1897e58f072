namespace EscrowGrid.AppHost;

/// <summary>
/// Adds the compute environment that <c>aspire publish</c> writes for. It sits behind <c>Publish:Environment</c>
/// (<c>compose</c> or <c>kubernetes</c>; nothing by default) because its presence changes the manifest that azd reads.
/// </summary>
internal static class PublishEnvironment
{
    public static void AddPublishEnvironment(this IDistributedApplicationBuilder builder)
    {
        switch (builder.Configuration["Publish:Environment"])
        {
            case null or "":
                return;
            case "compose":
                builder.AddDockerComposeEnvironment("compose");
                return;
            case "kubernetes":
                builder.AddKubernetesEnvironment("kubernetes");
                return;
            case var other:
                throw new InvalidOperationException(
                    $"Publish:Environment is '{other}'; it takes 'compose' or 'kubernetes'.");
        }
    }
}
