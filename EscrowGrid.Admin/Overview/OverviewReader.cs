using EscrowGrid.Admin.Sessions;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client;
using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.Errors;
using EscrowGrid.Client.Escrows;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.Metrics;
using EscrowGrid.Client.Paging;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.ProviderWebhooks;

namespace EscrowGrid.Admin.Overview;

/// <summary>
/// Asks the API for all numbers of the overview at the same time; each is a count or a balance, no list is read.
/// </summary>
internal sealed class OverviewReader(EscrowGridClient api, Session session, Preferences preferences, TimeProvider time)
{
    private const int Days = 7;

    private static readonly PageRequest JustCount = new(Limit: 1);

    public async Task<OverviewNumbers> ReadAsync(CancellationToken cancellationToken)
    {
        var rights = session.Rights;
        var states = When(rights.Reads("positions"), () => CountPositionsAsync(cancellationToken));
        var days = When(rights.Reads("positions"), () => CountDaysAsync(cancellationToken));
        var escrows = When(
            rights.Reads("escrows") && HasInstitution, () => CountEscrowsAsync(cancellationToken));
        var money = When(rights.Reads("ledger") && HasInstitution, () => SumAsync(cancellationToken));
        var volumes = When(rights.Reads("ledger") && HasInstitution, () => SumDaysAsync(cancellationToken));
        var approvals = When(rights.Reads("approvals"), () => CountApprovalsAsync(cancellationToken));
        var queues = When(rights.Reads("operations"), () => api.Jobs.ListQueuesAsync(cancellationToken));
        var notices = When(rights.Reads("operations"), () => CountNoticesAsync(cancellationToken));
        var metrics = When(rights.IsRoot, () => FindMetricsAsync(cancellationToken));
        await Task.WhenAll(states, days, escrows, money, volumes, approvals, queues, notices, metrics);
        return new OverviewNumbers
        {
            Positions = await states,
            Days = await days,
            Escrows = await escrows,
            Money = await money,
            Volumes = await volumes,
            Approvals = (await approvals)?[0],
            Queued = (await queues)?.Sum(it => it.Counts.GetValueOrDefault("READY")),
            Dead = (await queues)?.Sum(it => it.Counts.GetValueOrDefault("DEAD")),
            Notices = (await notices)?[0],
            ErrorRate = await metrics is { TotalRequests: > 0 } counted
                ? 100m * counted.TotalErrors / counted.TotalRequests
                : null,
            Requests = (await metrics)?.TotalRequests ?? 0,
        };
    }

    private bool HasInstitution => session.Institution is not null;

    private static async Task<T?> When<T>(bool condition, Func<Task<T>> read)
        where T : class? => condition ? await read() : null;

    private async Task<StateCount[]> CountPositionsAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Enum.GetValues<PositionState>().Select(async state =>
        {
            var filter = new PositionFilter(session.Institution) { States = [state] };
            var page = await api.Positions.ListAsync(JustCount, filter, cancellationToken);
            return new StateCount(Wire<PositionState>.Name(state), page.Pagination.Total ?? 0);
        }));

    private async Task<StateCount[]> CountEscrowsAsync(CancellationToken cancellationToken) =>
        await Task.WhenAll(Enum.GetValues<EscrowStatus>().Select(async status =>
        {
            var filter = new EscrowFilter { InstitutionId = session.Institution, Status = status };
            var page = await api.Escrows.ListAsync(JustCount, filter, cancellationToken);
            return new StateCount(Wire<EscrowStatus>.Name(status), page.Pagination.Total ?? 0);
        }));

    private async Task<DayCount[]> CountDaysAsync(CancellationToken cancellationToken)
    {
        var bounds = LastDays();
        return await Task.WhenAll(bounds.Zip(bounds.Skip(1), async (day, next) =>
        {
            var filter = new PositionFilter(session.Institution) { CreatedFrom = day, CreatedTo = next };
            var page = await api.Positions.ListAsync(JustCount, filter, cancellationToken);
            return new DayCount(day, page.Pagination.Total ?? 0);
        }));
    }

    /// <summary>Each day's is what had been paid in at its end and not yet at its beginning.</summary>
    private async Task<CurrencyVolume[]> SumDaysAsync(CancellationToken cancellationToken)
    {
        var bounds = LastDays();
        var totals = await Task.WhenAll(bounds.Select(it => SumPaidInAsync(it, cancellationToken)));
        return
        [
            .. totals[^1].Keys.Order(StringComparer.Ordinal).Select(currency => new CurrencyVolume(
                currency,
                [
                    .. Enumerable.Range(0, Days).Select(day => new DayVolume(
                        bounds[day],
                        totals[day + 1].GetValueOrDefault(currency) - totals[day].GetValueOrDefault(currency))),
                ])),
        ];
    }

    /// <returns>By currency, what came from outside before that moment.</returns>
    private async Task<Dictionary<string, decimal>> SumPaidInAsync(
        DateTimeOffset before, CancellationToken cancellationToken)
    {
        // Balances are as of the end of a moment, which is a millisecond.
        var sheet = await api.LedgerAccounts.ListBalancesAsync(
            institutionId: session.Institution, at: before.AddMilliseconds(-1), cancellationToken: cancellationToken);
        return sheet.Balances
            .Where(it => it.Account is LedgerAccount.Outside)
            .ToDictionary(it => it.Currency, it => it.Debits);
    }

    /// <summary>When the last days of the visitor's calendar began, today, and the end of today.</summary>
    private DateTimeOffset[] LastDays()
    {
        var today = preferences.Local(time.GetUtcNow()).Date;
        return [.. Enumerable.Range(1 - Days, Days + 1).Select(offset => At(today.AddDays(offset)))];
    }

    private DateTimeOffset At(DateTime day) => new(day, preferences.Zone.GetUtcOffset(day));

    private async Task<long[]> CountApprovalsAsync(CancellationToken cancellationToken) =>
    [
        (await api.Approvals.ListAsync(
            JustCount,
            ApprovalState.Pending,
            institutionId: session.Institution,
            cancellationToken: cancellationToken)).Pagination.Total ?? 0,
    ];

    private async Task<long[]> CountNoticesAsync(CancellationToken cancellationToken)
    {
        var waiting = new ProviderWebhookFilter { State = ProviderWebhookState.Unmatched };
        return [(await api.ProviderWebhooks.ListAsync(JustCount, waiting, cancellationToken)).Pagination.Total ?? 0];
    }

    private async Task<CurrencyMoney[]> SumAsync(CancellationToken cancellationToken)
    {
        var sheet = await api.LedgerAccounts.ListBalancesAsync(
            institutionId: session.Institution, cancellationToken: cancellationToken);
        return
        [
            .. sheet.Balances.GroupBy(it => it.Currency).Select(it => new CurrencyMoney(
                it.Key,
                // What is on its way out, or not what was agreed, is still in custody.
                Of(it, LedgerAccount.Held, LedgerAccount.Reserved, LedgerAccount.Unapplied),
                Of(it, LedgerAccount.Released),
                Of(it, LedgerAccount.Refunded))),
        ];
    }

    private static decimal Of(IEnumerable<AccountBalance> balances, params LedgerAccount[] accounts) =>
        balances.Where(it => accounts.Contains(it.Account)).Sum(it => it.Balance);

    /// <summary>Null where metrics are switched off.</summary>
    private async Task<RequestMetrics?> FindMetricsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await api.Metrics.ReadAsync(cancellationToken);
        }
        catch (EscrowGridException exception) when (exception.Kind is ErrorKind.NotFound)
        {
            return null;
        }
    }
}
