namespace EscrowGrid.AppHost.Tests;

/// <summary>The model alone: nothing is started.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task Model_OfTheAppHost_HoldsTheWholeApplication()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EscrowGrid_AppHost>();

        // A host may add resources of its own, such as its dashboard.
        Assert.Subset(
            builder.Resources.Select(resource => resource.Name).ToHashSet(),
            new HashSet<string>
            {
                "root-api-key", "jwt-secret", "webhook-encryption-key", "postgres", "escrowdb", "cache", "migrations",
                "api", "worker", "admin",
            });
    }

    [Fact]
    public async Task Model_WithoutTheSwitch_HasNobodyWhoPretends()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EscrowGrid_AppHost>();

        Assert.DoesNotContain(builder.Resources, resource => resource.Name == "stand-ins");
    }

    [Fact]
    public async Task Model_Secrets_AreGenerated()
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.EscrowGrid_AppHost>();

        var parameters = builder.Resources.OfType<ParameterResource>().ToList();

        Assert.All(parameters, parameter => Assert.True(parameter.Secret));
        Assert.All(parameters, parameter => Assert.NotNull(parameter.Default));
    }
}
