namespace EscrowGrid.Core.Payments;

/// <summary>What a provider lists of one way in.</summary>
/// <param name="Payments">
/// All that came by it, also what cannot be read: <see cref="InboundState.Unreadable"/>. What the provider gives no id
/// is among them by an id of its own place in the list.
/// </param>
public sealed record PaymentList(IReadOnlyList<InboundPayment> Payments)
{
    /// <summary>What is of another way in, or does not say of which.</summary>
    public IReadOnlyList<StrayPayment> Strays { get; init; } = [];

    /// <summary>
    /// Whether it can be all that there is: what is absent from a list with entries that fit it badly may be one of
    /// these, and has not vanished.
    /// </summary>
    public bool IsWhole { get; init; } = true;
}
