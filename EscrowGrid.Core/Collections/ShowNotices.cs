using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;
using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>
/// What operators see of payment providers' webhooks. Who they are is decided by their scope, at the endpoint: a
/// webhook is of the whole installation.
/// </summary>
public sealed class ShowNotices(IProviderEventStore events, IEnumerable<IWebhookReader> readers)
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();

    public async Task<Result<Listing<ProviderEvent>>> ListAsync(
        ProviderEventFilter filter, Page page, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(page);
        return page.Of(filter.ToListName()).TryGet(out var wanted, out var problem)
            ? await events.ListAsync(filter, wanted, cancellationToken)
            : problem;
    }

    public async Task<Result<ShownNotice>> GetAsync(ProviderEventId id, CancellationToken cancellationToken)
    {
        if (await events.FindAsync(id, cancellationToken) is not { } found)
            return Problems.ProviderWebhookNotFound;
        var body = await events.ReadBodyAsync(id, cancellationToken);
        // What the fields of a rail mean that is not configured any more, nobody here knows.
        var open = readers.FirstOrDefault(it => it.Rail == found.Notice.Rail)?.OpenFields ?? Nothing;
        return new ShownNotice(found, body.IsEmpty ? null : NoticeMask.Show(body, open));
    }
}
