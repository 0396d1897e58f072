using EscrowGrid.Core.Escrows;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>What has become of a command. Once it is decided, its answer is the same for ever.</summary>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="CommandId">Its id.</param>
/// <param name="Command">What was wanted.</param>
/// <param name="Status">PENDING until it is decided, AWAITING_APPROVAL until a second person agrees.</param>
/// <param name="AcceptedAt">When it was stored.</param>
/// <param name="DecidedAt">When it was decided.</param>
/// <param name="EscrowVersion">The version of the escrow that it made; absent unless it is done.</param>
/// <param name="Error">Why it was refused.</param>
internal sealed record CommandResponse(
    string EscrowId,
    string CommandId,
    string Command,
    string Status,
    DateTimeOffset AcceptedAt,
    DateTimeOffset? DecidedAt,
    long? EscrowVersion,
    CommandErrorResponse? Error)
{
    /// <summary>What a second person has to agree to; absent where nobody has to.</summary>
    public string? ApprovalId { get; init; }

    /// <summary>What was said of a payment; of CONFIRM_PAYMENT alone.</summary>
    public ClaimResponse? Claim { get; init; }

    public static CommandResponse From(StoredCommand command) => new(
        command.Escrow.ToString(),
        command.Id.ToString(),
        command.Name,
        WireName<CommandState>.Of(command.State),
        command.At,
        command.SettledAt,
        command.EscrowVersion,
        command.Problem is { } problem ? CommandErrorResponse.From(problem) : null)
    {
        // Only what is approved is bound to a version.
        ApprovalId = command.OnlyAtVersion is null ? null : new ApprovalId(command.Id.Value).ToString(),
        Claim = command.Command is EscrowCommand.ClaimPayment said
            ? new ClaimResponse(said.TransactionId, said.Evidence)
            : null,
    };
}
