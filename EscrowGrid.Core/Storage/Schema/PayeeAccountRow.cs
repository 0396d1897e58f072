namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>payee_accounts</c>: what providers said last of accounts that money is paid out to.</summary>
internal sealed class PayeeAccountRow
{
    public required string Rail { get; init; }

    public required string Account { get; init; }

    public string? Restriction { get; init; }

    public DateTimeOffset AskedAt { get; init; }
}
