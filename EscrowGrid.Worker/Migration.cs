using System.Runtime.InteropServices;
using EscrowGrid.Core.Storage;
using EscrowGrid.Jobs.Hangfire;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Worker;

/// <summary>
/// The verb <c>migrate</c>: runs to completion before any service starts, and needs the database only.
/// </summary>
internal static class Migration
{
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var settings = builder.AddServiceDefaults(ServiceRole.Migration);
        // Built for its log and never started: nothing listens while the schema changes.
        await using var app = builder.Build();
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Migration).FullName!);

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await MigrateCommand.RunAsync(
                settings.DatabaseConnectionString!,
                logger,
                stop.Token,
                HangfireJobEngineExtensions.PrepareSchemaAsync);
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
