using EscrowGrid.Client.Approvals;
using EscrowGrid.Client.LedgerEvents;
using EscrowGrid.Client.Positions;
using EscrowGrid.Client.Webhooks;

namespace EscrowGrid.Admin.Positions;

/// <summary>Something that happened to a position, or was told of it.</summary>
public sealed record TimelineItem(DateTimeOffset At)
{
    public LedgerEvent? Entry { get; init; }

    /// <summary>The change of state that the entry records.</summary>
    public PositionEvent? Event { get; init; }

    public WebhookDelivery? Delivery { get; init; }

    public Approval? Approval { get; init; }
}
