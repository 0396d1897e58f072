using System.Text.Json.Serialization;

namespace EscrowGrid.Client.LedgerAccounts;

/// <summary>Which way money went, as an account sees it.</summary>
public enum StatementDirection
{
    [JsonStringEnumMemberName("CREDIT")]
    Credit,

    [JsonStringEnumMemberName("DEBIT")]
    Debit,
}
