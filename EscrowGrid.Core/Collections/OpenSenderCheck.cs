using EscrowGrid.Core.Payments;

namespace EscrowGrid.Core.Collections;

/// <summary>Where nothing screens senders: everybody may pay.</summary>
internal sealed class OpenSenderCheck : ISenderCheck
{
    public Task<bool> MayComeInAsync(Rail rail, string sender, CancellationToken cancellationToken) =>
        Task.FromResult(true);
}
