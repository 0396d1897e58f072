using EscrowGrid.Core;
using EscrowGrid.Core.Storage;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Worker.Verbs;

/// <summary>The parts of a worker for a verb: it is never started, so nothing works and nothing listens.</summary>
internal static class VerbHost
{
    public static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults(ServiceRole.Worker);
        builder.AddEscrowDatabase<EscrowDbContext>(ConnectionTuning.Apply);
        builder.Services.AddEscrowGridCore().AddPostgresStore();
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}
