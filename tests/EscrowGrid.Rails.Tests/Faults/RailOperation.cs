namespace EscrowGrid.Rails.Tests.Faults;

/// <summary>What the adapters do, each with the call of the provider that goes wrong in it.</summary>
public enum RailOperation
{
    StripeOpen,
    StripeClose,
    StripePayments,
    StripeTransfer,
    StripeRefund,
    StripeFindTransfer,
    StripeFindRefund,
    CustodianOpen,
    CustodianPayments,
    CustodianTransfer,
    CustodianRefund,
    CustodianFind,
}
