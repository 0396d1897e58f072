namespace EscrowGrid.Core.Storage.Schema;

/// <summary>The table <c>stablecoin_escrows</c>: the ways in by coins (specification, section 20.1).</summary>
internal sealed class StablecoinEscrowRow
{
    public Guid EscrowId { get; init; }

    public required string Chain { get; init; }

    public string? AddressId { get; init; }

    public string? DepositAddr { get; init; }

    public required string State { get; init; }

    public string? Error { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? NextLookAt { get; init; }

    public DateTimeOffset? UnreadSince { get; init; }

    public int Attempt { get; init; }
}
