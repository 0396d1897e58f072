using EscrowGrid.LocalHosting.Fixture;
using EscrowGrid.LocalHosting.Testing;

namespace EscrowGrid.LocalHosting.Tests;

/// <summary>Applications of small models, as the testing builder makes them.</summary>
internal static class TestModel
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<TestingBuilder> CreateAsync(
        Action<IDistributedApplicationBuilder> model, params string[] args) =>
        (TestingBuilder)await DistributedApplicationTestingBuilder.CreateAsync(
            typeof(FixtureProject).Assembly.GetName().Name!,
            () =>
            {
                var builder = DistributedApplication.CreateBuilder(args);
                model(builder);
                builder.Build().Run();
            },
            CancellationToken.None);

    public static async Task<DistributedApplication> StartAsync(Action<IDistributedApplicationBuilder> model)
    {
        var app = await (await CreateAsync(model)).BuildAsync();
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public static async Task HealthyAsync(this DistributedApplication app, string resource)
    {
        using var deadline = new CancellationTokenSource(Patience);
        await app.ResourceNotifications.WaitForResourceHealthyAsync(
            resource, WaitBehavior.WaitOnResourceUnavailable, deadline.Token);
    }
}
