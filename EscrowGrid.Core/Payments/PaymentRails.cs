using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Payments;

/// <summary>The rails that this process has.</summary>
public sealed class PaymentRails(IEnumerable<IPaymentRail> rails)
{
    private readonly IReadOnlyList<IPaymentRail> _all = [.. rails];

    public bool Any => _all.Count > 0;

    public IReadOnlyList<IPaymentRail> All => _all;

    public IPaymentRail? Find(Rail rail) => _all.FirstOrDefault(it => it.Rail == rail);

    /// <exception cref="RailUnavailableException">It is not configured here.</exception>
    public IPaymentRail Require(Rail rail) =>
        Find(rail) ?? throw new RailUnavailableException($"{WireName<Rail>.Of(rail)} is not configured here.");
}
