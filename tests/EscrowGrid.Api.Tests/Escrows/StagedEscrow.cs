namespace EscrowGrid.Api.Tests.Escrows;

/// <param name="Id">Of the escrow.</param>
internal sealed record StagedEscrow(string Id)
{
    /// <summary>Its milestone, by its own id as an escrow; null where it has none.</summary>
    public string? Milestone { get; init; }

    /// <summary>The version of the offer that stands; null where none does.</summary>
    public string? Offer { get; init; }

    /// <summary>The settlement that failed; null where none did.</summary>
    public string? Settlement { get; init; }
}
