namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>chain_accounts</c>: whoever holds a row's lock gives out its nonces.</summary>
internal sealed class ChainAccountRow
{
    public long ChainId { get; init; }

    public required string Account { get; init; }

    public long NextNonce { get; init; }
}
