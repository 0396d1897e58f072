namespace EscrowGrid.AppHost;

/// <summary>
/// Starts payment providers and screening that only pretend, with <c>StandIns=true</c>: so that escrows can be tried
/// out on one machine. Their keys are samples that are written down in the repository; nothing here is ever published.
/// </summary>
internal static class StandIns
{
    private const int Port = 5790;

    public static void AddStandIns(
        this IDistributedApplicationBuilder builder,
        IResourceBuilder<ProjectResource> api,
        IResourceBuilder<ProjectResource> worker)
    {
        if (builder.Configuration["StandIns"] is not { Length: > 0 } wanted || !bool.Parse(wanted))
            return;
        if (builder.ExecutionContext.IsPublishMode)
            throw new InvalidOperationException("StandIns=true is for trying things out; it cannot be published.");
        var gateway = api.GetEndpoint("http");
        var providers = builder.AddProject<Projects.EscrowGrid_StandIns>("stand-ins", launchProfileName: null)
            .WithHttpEndpoint(Port)
            .WithHttpHealthCheck("/_control/faults")
            .WithEnvironment("STANDIN_STRIPE_WEBHOOK_URL", $"{gateway}/api/webhooks/stripe")
            .WithEnvironment("STANDIN_CUSTODIAN_WEBHOOK_URL", $"{gateway}/api/webhooks/custodian");
        var address = providers.GetEndpoint("http");
        foreach (var service in (IResourceBuilder<ProjectResource>[])[api, worker])
        {
            service
                .WithEnvironment("STRIPE_API_URL", $"{address}/")
                .WithEnvironment("STRIPE_SECRET_KEY", "sk_test_standin")
                .WithEnvironment("STRIPE_WEBHOOK_SECRET", "whsec_standin_7c1f0b52e9")
                .WithEnvironment("CUSTODIAN_API_URL", $"{address}/custodian/")
                .WithEnvironment("CUSTODIAN_API_KEY", "custodian-standin")
                .WithEnvironment("CUSTODIAN_WEBHOOK_SECRET", "standin-5d0e93ab41c7")
                .WithEnvironment("TRM_API_URL", $"{address}/trm/")
                .WithEnvironment("TRM_API_KEY", "trm-standin")
                .WithEnvironment("CHAINALYSIS_API_URL", $"{address}/chainalysis/")
                .WithEnvironment("CHAINALYSIS_API_KEY", "chainalysis-standin")
                .WaitFor(providers);
        }

        // Three people sign up in each run of the demo, all from this machine.
        api.WithEnvironment("RATE_LIMIT_SIGN_UPS", "1000").WithEnvironment("RATE_LIMIT_INSTITUTION_CREATIONS", "1000");
    }
}
