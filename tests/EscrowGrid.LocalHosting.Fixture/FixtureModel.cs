namespace EscrowGrid.LocalHosting.Fixture;

/// <summary>
/// The smallest model with everything in it: two servers, a database, a job, and a service of two replicas.
/// </summary>
public static class FixtureModel
{
    public static void AddTo(IDistributedApplicationBuilder builder)
    {
        var database = builder.AddPostgres("postgres").WithDataVolume("fixture-postgres").AddDatabase("fixturedb");
        var cache = builder.AddRedis("cache");
        var job = builder.AddProject<FixtureProject>("job", launchProfileName: null)
            .WithArgs("exit", "0")
            .WaitFor(database);
        builder.AddProject<FixtureProject>("web", launchProfileName: null)
            .WithHttpEndpoint()
            .WithReplicas(2)
            .WithHttpHealthCheck("/health")
            .WithReference(database)
            .WithReference(cache)
            .WaitFor(cache)
            .WaitForCompletion(job);
    }
}
