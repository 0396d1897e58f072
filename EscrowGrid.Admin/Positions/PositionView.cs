using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.LedgerAccounts;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Admin.Positions;

/// <summary>Everything that the page of a position shows; empty where the visitor may not look.</summary>
public sealed record PositionView(Position Position)
{
    public string? AssetLabel { get; init; }

    public IReadOnlyList<LedgerEvent> Ledger { get; init; } = [];

    public IReadOnlyList<AccountBalance> Balances { get; init; } = [];

    public IReadOnlyList<WebhookDelivery> Deliveries { get; init; } = [];

    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>The rows of the timeline, oldest first.</summary>
    public IEnumerable<TimelineItem> Timeline => Ledger
        .Select(it => new TimelineItem(it.At)
        {
            Entry = it,
            Event = Position.Events.FirstOrDefault(own => own.At == it.At && own.ToState == it.NewState),
        })
        .Concat(Deliveries.Select(it => new TimelineItem(it.CreatedAt) { Delivery = it }))
        .Concat(Approvals.Select(it => new TimelineItem(it.CreatedAt) { Approval = it }))
        .Concat(Ledger.Count > 0 ? [] : Position.Events.Select(it => new TimelineItem(it.At) { Event = it }))
        .OrderBy(it => it.At);

    /// <summary>What the ledger's accounts of this position hold.</summary>
    public decimal Of(LedgerAccount account) => Balances.Where(it => it.Account == account).Sum(it => it.Balance);

    /// <summary>Whether what is held, released and refunded is what was paid in, to the last digit.</summary>
    public bool AddsUp => Balances.Sum(it => it.Balance) == 0
        && Of(LedgerAccount.Held) + Of(LedgerAccount.Released) + Of(LedgerAccount.Refunded)
            == -Of(LedgerAccount.Outside);
}
