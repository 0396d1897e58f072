namespace EscrowGrid.Core.Escrows;

/// <summary>
/// What both sides agreed to and were shown. Nothing changes it, also not other settings later.
/// </summary>
/// <param name="SellerFee">What the marketplace keeps of a release in full; less than the amount.</param>
/// <param name="PaymentDeadline">Without the money by then it is cancelled.</param>
/// <param name="AcceptancePeriod">From the delivery; when it is over, <paramref name="OnSilence"/> happens.</param>
/// <param name="OnSilence">What a silent buyer means.</param>
/// <param name="DeliveryPeriod">From the money's arrival; then the buyer gets it back. Null for ever.</param>
/// <param name="DisputePeriod">From its beginning; when it is over, <paramref name="OnStalemate"/> happens. Null for
/// ever: staff decide.</param>
/// <param name="OnStalemate">What a dispute that nobody ends means.</param>
public sealed record EscrowTerms(
    Balance SellerFee,
    DateTimeOffset PaymentDeadline,
    TimeSpan AcceptancePeriod,
    SilenceOutcome OnSilence,
    TimeSpan? DeliveryPeriod,
    TimeSpan? DisputePeriod,
    SilenceOutcome OnStalemate);
