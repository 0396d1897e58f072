namespace EscrowGrid.Core.Payments;

/// <summary>A notice, or why there is none.</summary>
/// <param name="Notice">Null exactly when it is refused.</param>
/// <param name="Refusal">Why.</param>
public sealed record NoticeReading(ProviderNotice? Notice, NoticeRefusal Refusal);
