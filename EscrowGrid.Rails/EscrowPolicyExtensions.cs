using EscrowGrid.Core;
using EscrowGrid.Core.Collections;
using EscrowGrid.Core.Compliance;
using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Idempotency;
using EscrowGrid.Core.Reconciliation;
using EscrowGrid.ServiceDefaults.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EscrowGrid.Rails;

/// <summary>What an installation decides about its escrows, in the words of the domain.</summary>
public static class EscrowPolicyExtensions
{
    /// <summary>Takes the place of the defaults. Before the background work, whose schedules follow from it.</summary>
    /// <param name="services">Of a process with escrows.</param>
    /// <param name="settings">Of the process.</param>
    public static IServiceCollection AddEscrowPolicies(this IServiceCollection services, ServiceSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var escrows = settings.Escrows;
        return services
            .AddSingleton(new EscrowSettings
            {
                PaymentPeriod = escrows.PaymentPeriod,
                AcceptancePeriod = escrows.AcceptancePeriod,
                DeadlineMinutes = escrows.PollMinutes,
                DeadlineNotice = escrows.DeadlineNotice,
                PublishesCommands = settings.Kafka is { CommandSecrets.Count: > 0 },
            })
            .AddSingleton(new EscrowFeatures
            {
                HasMilestones = escrows.HasMilestones,
                HasAutoRefund = escrows.HasAutoRefund,
            })
            .AddSingleton(new KycPolicy
            {
                IsOn = escrows.HasKycGating,
                StaffVerifiedAbove = Amount.FromStored(escrows.StaffVerifiedAbove),
            })
            .AddSingleton(new NoticeRetention(escrows.WebhookBodies))
            .AddSingleton(new ReconciliationPolicy(escrows.RecentBooks))
            .AddSingleton(new ReplyRetention(escrows.ReplyRetention ?? Limits.IdempotencyRetention));
    }
}
