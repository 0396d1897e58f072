namespace EscrowGrid.Client.Funds;

/// <param name="Decision">What.</param>
/// <param name="Reason">Why; at most 500 characters.</param>
public sealed record FundsDecision(FundsVerdict Decision, string Reason)
{
    /// <summary>Of <see cref="FundsVerdict.Attribute"/>: for which escrow.</summary>
    public string? EscrowId { get; init; }
}
