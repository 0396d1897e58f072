namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>An escrow as it is stored, in the words of the wire; nothing about it is known to be right.</summary>
public sealed record EscrowFacts(
    string Id,
    string InstitutionId,
    string BuyerId,
    string SellerId,
    string Rail,
    string Currency,
    decimal Amount,
    decimal SellerFee,
    string? ContractReference,
    DateTimeOffset PaymentDeadline,
    string OnSilence,
    string State,
    long Version,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string LedgerHead,
    string? AgreementId,
    int? Milestone);
