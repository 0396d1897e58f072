using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Worker.Verbs;

namespace EscrowGrid.Worker.Resume;

/// <summary>
/// The verb <c>resume</c>: puts commands of escrows and their payments to work again whose jobs have given up. A
/// payment is looked up at its provider first, as ever, so it is not paid twice.
/// </summary>
internal static class ResumeCommand
{
    private static readonly string[] Types = [RunCommand.Type.Name, PaySettlement.Type.Name];

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = new VerbArguments(args);
        if (!await wanted.IsAnsweredForAsync())
            return VerbArguments.WrongUse;
        // Workers do the work.
        await using var app = VerbHost.Build();
        var jobs = app.Services.GetRequiredService<OperateJobs>();
        foreach (var type in Types)
        {
            var count = wanted is { Applies: true, Why: { } why }
                ? await ResumeAsync(app.Services, jobs, type, why)
                : await CountAsync(jobs, type);
            await Console.Out.WriteLineAsync($"{type}: {count} {(wanted.Applies ? "resumed" : "would be resumed")}");
        }

        return VerbArguments.Succeeded;
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
}
