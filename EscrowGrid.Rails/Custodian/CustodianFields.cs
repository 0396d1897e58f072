namespace EscrowGrid.Rails.Custodian;

/// <summary>Names and words of the custodian's API that are used more than once.</summary>
internal static class CustodianFields
{
    public const string Address = "address";
    public const string Amount = "amount";
    public const string Base = "BASE";
    public const string Chain = "chain";
    public const string Currency = "currency";
    public const string Id = "id";
    public const string Reference = "reference";
    public const string Status = "status";
    public const string Usdc = "USDC";
}
