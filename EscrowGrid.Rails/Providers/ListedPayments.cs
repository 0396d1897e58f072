using EscrowGrid.Core.Payments;

namespace EscrowGrid.Rails.Providers;

/// <summary>
/// Sorts the entries of a list that was asked for by its way in: one that cannot be read, or fits badly, hides none of
/// the others.
/// </summary>
/// <param name="collection">The way in that was asked for.</param>
internal sealed class ListedPayments(string collection)
{
    private readonly List<InboundPayment> _payments = [];
    private readonly List<StrayPayment> _strays = [];
    private int _nameless;
    private bool _isWhole = true;

    public void Add(InboundPayment payment) => _payments.Add(payment);

    /// <param name="other">The way in that it names; null for none.</param>
    /// <param name="payment">As far as it can be read.</param>
    public void AddStray(string? other, InboundPayment payment)
    {
        _strays.Add(new StrayPayment(other, payment));
        _isWhole = false;
    }

    /// <summary>
    /// One that has no id of its own. It is told from others by its place among such, so that it is the same one in the
    /// next answer.
    /// </summary>
    /// <param name="other">The way in that it names; null for none.</param>
    /// <param name="asset">The provider's word for it.</param>
    public void AddNameless(string? other, string asset)
    {
        _isWhole = false;
        // Of another way in the list of that one has it.
        if (other is null || other == collection)
            _payments.Add(Unreadable($"{collection}#unnamed-{++_nameless}", asset));
    }

    public PaymentList ToList() => new(_payments) { Strays = _strays, IsWhole = _isWhole };

    /// <summary>What is listed, and says nothing that can be read.</summary>
    public static InboundPayment Unreadable(string id, string? asset) =>
        new(id, Money: null, asset ?? "?", Sender: null, InboundState.Unreadable);
}
