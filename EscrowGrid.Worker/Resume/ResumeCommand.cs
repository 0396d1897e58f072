using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Storage;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Worker.Resume;

/// <summary>
/// The verb <c>resume</c>: puts commands of escrows and their payments to work again whose jobs have given up. A
/// payment is looked up at its provider first, as ever, so it is not paid twice.
/// </summary>
internal static class ResumeCommand
{
    public const int Succeeded = 0;
    public const int WrongUse = 64;

    private const string Apply = "--apply";
    private const string Actor = "--actor";
    private const string Reason = "--reason";

    private static readonly string[] Types = [RunCommand.Type.Name, PaySettlement.Type.Name];

    public static async Task<int> RunAsync(string[] args)
    {
        var (actor, reason) = (ValueOf(args, Actor), ValueOf(args, Reason));
        var applies = args.Contains(Apply);
        if (applies && (actor is null || reason is null))
        {
            await Console.Error.WriteLineAsync($"{Apply} needs {Actor} NAME and {Reason} TEXT: both are kept.");
            return WrongUse;
        }

        var builder = WebApplication.CreateBuilder();
        builder.AddServiceDefaults(ServiceRole.Worker);
        builder.AddEscrowDatabase<EscrowDbContext>(ConnectionTuning.Apply);
        builder.Services.AddEscrowGridCore().AddPostgresStore();
        builder.Logging.ClearProviders();
        // Built for its parts and never started: workers do the work.
        await using var app = builder.Build();
        var jobs = app.Services.GetRequiredService<OperateJobs>();
        foreach (var type in Types)
        {
            var count = applies
                ? await ResumeAsync(app.Services, jobs, type, $"{actor}: {reason}")
                : await CountAsync(jobs, type);
            await Console.Out.WriteLineAsync($"{type}: {count} {(applies ? "resumed" : "would be resumed")}");
        }

        return Succeeded;
    }

    private static async Task<int> CountAsync(OperateJobs jobs, string type)
    {
        var (count, before) = (0, long.MaxValue);
        while (true)
        {
            var page = await jobs.ListAsync(Dead(type), before, Limits.PageMaximum, CancellationToken.None);
            count += page.Rows.Count;
            if (!page.HasMore)
                return count;
            before = page.Rows[^1].Number;
        }
    }

    /// <summary>Page by page; those that another one like them stands for stay as they are.</summary>
    private static async Task<int> ResumeAsync(
        IServiceProvider services, OperateJobs jobs, string type, string reason)
    {
        var request = services.GetRequiredService<IIdSource>().CreateRequestId();
        var call = new CallContext(Caller.System, request, "RESUME", "/escrows", ClientAddress: null);
        for (var total = 0; ;)
        {
            var outcome = await jobs.RetryAllAsync(Dead(type), reason, call, CancellationToken.None);
            total += outcome.Count;
            if (outcome.Count < Limits.PageMaximum)
                return total;
        }
    }

    private static JobFilter Dead(string type) => new() { Type = type, State = JobState.Dead };

    private static string? ValueOf(string[] args, string name) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
}
