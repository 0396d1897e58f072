using EscrowGrid.Core.Webhooks;

namespace EscrowGrid.Api.Webhooks;

/// <summary>How many deliveries are made again, or would be.</summary>
internal sealed record ReplayResponse(int Count, bool DryRun)
{
    public static ReplayResponse From(ReplayDeliveries.Replayed replayed) => new(replayed.Count, replayed.IsDryRun);
}
