using EscrowGrid.Core.Relay;

namespace EscrowGrid.Api.Relay;

/// <summary>How many events an operator's act is about.</summary>
internal sealed record RelayCountResponse(string Consumer, int Count, bool DryRun)
{
    public static RelayCountResponse From(RelayCount count) => new(count.Consumer, count.Count, count.IsDryRun);
}
