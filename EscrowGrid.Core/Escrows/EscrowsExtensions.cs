using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Escrows.Publishing;
using EscrowGrid.Core.Jobs;
using EscrowGrid.Core.Jobs.Recurring;
using EscrowGrid.Core.Payments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EscrowGrid.Core.Escrows;

/// <summary>Registers escrows.</summary>
public static class EscrowsExtensions
{
    /// <summary>Tells others of the commands that were accepted.</summary>
    /// <typeparam name="TPublisher">How.</typeparam>
    public static IServiceCollection AddCommandPublishing<TPublisher>(this IServiceCollection services)
        where TPublisher : class, ICommandPublisher => services
        .AddSingleton<ICommandPublisher, TPublisher>()
        .AddJobHandler<PublishCommand.Payload, PublishCommand>(PublishCommand.Type);

    /// <summary>What whoever takes requests needs.</summary>
    internal static IServiceCollection AddEscrows(this IServiceCollection services)
    {
        services.TryAddSingleton(new EscrowSettings());
        services.TryAddSingleton(new EscrowFeatures());
        return services
            .AddSingleton<EscrowAccess>()
            .AddSingleton<EscrowRecorder>()
            .AddSingleton<PaymentRails>()
            .AddSingleton<PayeeAccounts>()
            .AddSingleton<CommandMaker>()
            .AddSingleton<CommandRecorder>()
            .AddSingleton<EscrowParties>()
            .AddSingleton<NewEscrow>()
            .AddSingleton<OpenEscrow>()
            .AddSingleton<GetEscrow>()
            .AddSingleton<ListEscrows>()
            .AddSingleton<CommandSignal>()
            .AddSingleton<AwaitCommand>()
            .AddSingleton<DisputeMessages>()
            .AddSingleton<SecondPerson>()
            .AddSingleton<RequestApproval>()
            .AddSingleton<DecideApproval>()
            .AddSingleton<ListEscrowApprovals>()
            .AddSingleton<CommandJudge>()
            .AddSingleton<CommandIntake>()
            .AddSingleton<CommandNews>()
            .AddSingleton<SubmitCommand>()
            .AddSingleton<GetCommand>();
    }

    /// <summary>What decides commands and pays settlements.</summary>
    internal static IServiceCollection AddEscrowWork(this IServiceCollection services)
    {
        services
            .AddSingleton<DeadlineRules>()
            .AddSingleton<TellDeadlines>()
            .AddSingleton<PassDeadlines>()
            .AddSingleton<PayoutGate>()
            .AddJobHandler<RunCommand.Payload, RunCommand>(RunCommand.Type)
            .AddJobHandler<ExpireApproval.Payload, ExpireApproval>(ExpireApproval.Type)
            .AddJobHandler<PaySettlement.Payload, PaySettlement>(PaySettlement.Type);
        return services.AddRecurringJob<PassDeadlines>(
            services.FindDeadlineSchedule(), (deadlines, token) => deadlines.RunAsync(token));
    }

    /// <summary>As often as the installation says.</summary>
    internal static RecurringSchedule FindDeadlineSchedule(this IServiceCollection services)
    {
        var settings = services.Select(it => it.ImplementationInstance).OfType<EscrowSettings>().LastOrDefault();
        return PassDeadlines.ScheduleOf(settings ?? new EscrowSettings());
    }
}
