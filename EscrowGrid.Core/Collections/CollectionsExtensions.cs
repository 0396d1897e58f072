using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Collections;

/// <summary>Registers how money comes in.</summary>
internal static class CollectionsExtensions
{
    /// <summary>What whoever takes requests needs.</summary>
    public static IServiceCollection AddCollections(this IServiceCollection services) => services
        .AddSingleton<IEscrowCollections, EscrowCollections>()
        .AddSingleton<ReceiveNotice>()
        .AddSingleton<ShowNotices>()
        .AddSingleton<OperateNotices>()
        .AddSingleton<ShowPayment>()
        .AddSingleton<FundsTrails>()
        .AddSingleton<ListFunds>()
        .AddSingleton<FundsCheck>()
        .AddSingleton<DecideFunds>();

    /// <summary>What asks providers.</summary>
    public static IServiceCollection AddCollectionWork(this IServiceCollection services)
    {
        services.TryAddSingleton(new NoticeRetention(Limits.NoticeBodyRetention));
        services
            .AddSingleton<RedactNotices>()
            .AddSingleton<GiveUpNotices>()
            .AddSingleton<FundsGate>()
            .AddSingleton<FundsRecorder>()
            .AddSingleton<ReadPayments>()
            .AddSingleton<LookForMoney>()
            .AddSingleton<LookAtPayout>()
            .AddSingleton<CollectionClosure>()
            .AddSingleton<PollCollections>()
            .AddJobHandler<CollectionJob.Payload, OpenCollection>(CollectionJob.Type)
            .AddJobHandler<CollectionJob.AskPayload, LookAtCollection>(LookAtCollection.Type)
            .AddJobHandler<CollectionJob.AskPayload, LookAtCollection>(CollectionJob.Ask)
            .AddJobHandler<CloseCollection.Payload, CloseCollection>(CloseCollection.Type)
            .AddJobHandler<ReopenCollection.Payload, ReopenCollection>(ReopenCollection.Type)
            .AddJobHandler<HandleNotice.Payload, HandleNotice>(HandleNotice.Type);
        services.AddRecurringJob<RedactNotices>(
            RedactNotices.Schedule, (redaction, token) => redaction.RunAsync(token));
        services.AddRecurringJob<GiveUpNotices>(GiveUpNotices.Schedule, (overdue, token) => overdue.RunAsync(token));
        return services.AddRecurringJob<PollCollections>(
            PollCollections.Schedule, (poll, token) => poll.RunAsync(token));
    }
}
