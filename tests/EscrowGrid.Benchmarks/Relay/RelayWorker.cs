using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Events;
using EscrowGrid.Core.Institutions;
using EscrowGrid.Core.Storage;
using EscrowGrid.Core.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace EscrowGrid.Benchmarks.Relay;

/// <summary>The background work of a worker, with one consumer more or none.</summary>
internal static class RelayWorker
{
    private static readonly CallContext ByRoot =
        new(Caller.Root, "benchmark", "POST", "/benchmark", ClientAddress: null);

    public static IHost Build(string connectionString, IEventConsumer? consumer)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services
            .AddSingleton(_ => NpgsqlDataSource.Create(ConnectionTuning.Apply(connectionString)))
            .AddSingleton(new WebhookOptions { AllowsPrivateTargets = true })
            .AddEscrowGridCore()
            .AddPostgresStore()
            .AddBackgroundWork();
        if (consumer is not null)
            builder.Services.AddSingleton(consumer);
        return builder.Build();
    }

    /// <returns>The id of a new institution, of whose events the address is told.</returns>
    public static async Task<Guid> AddWebhookAsync(IServiceProvider services, Uri url)
    {
        var created = await services.GetRequiredService<CreateInstitution>().HandleAsync(
            new CreateInstitution.Command("Benchmark", [Region.Us], []), ByRoot, CancellationToken.None);
        if (!created.TryGet(out var institution, out var problem))
            throw new InvalidOperationException(problem.ToString());
        var settings = new WebhookSettings(url, Description: null, ["paced"]);
        await services.GetRequiredService<CreateWebhook>().HandleAsync(
            institution.Id, settings, ByRoot, CancellationToken.None);
        return institution.Id.Value;
    }
}
