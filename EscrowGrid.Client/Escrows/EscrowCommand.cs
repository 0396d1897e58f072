namespace EscrowGrid.Client.Escrows;

/// <summary>What has become of a command; once it is decided, for ever.</summary>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="Command">What was wanted, such as MARK_DELIVERED.</param>
/// <param name="Status">Pending until it is decided.</param>
/// <param name="AcceptedAt">When it was stored.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="EscrowVersion">The version of the escrow that it made; null unless it is done.</param>
/// <param name="Error">Why it was refused; null otherwise.</param>
public sealed record EscrowCommand(
    string EscrowId,
    string CommandId,
    string Command,
    CommandStatus Status,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? DecidedAt = null,
    long? EscrowVersion = null,
    CommandError? Error = null)
{
    /// <summary>What a second person has to agree to; null where nobody has to.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>What was said of a payment; of CONFIRM_PAYMENT alone.</summary>
    public PaymentClaim? Claim { get; init; }
}
