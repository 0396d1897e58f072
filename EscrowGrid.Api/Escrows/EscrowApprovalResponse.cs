using EscrowGrid.Core;
using EscrowGrid.Core.Access;
using EscrowGrid.Core.Approvals;
using EscrowGrid.Core.Escrows.Approvals;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Api.Escrows;

/// <summary>A command of the staff that waits, or waited, for a second person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="InstitutionId">Whose marketplace.</param>
/// <param name="EscrowId">Of which escrow.</param>
/// <param name="EscrowVersion">Of the last change that a decision about the money hangs on; approved for that alone.
/// </param>
/// <param name="CommandId">What <c>GET /api/commands/{id}</c> tells of.</param>
/// <param name="Command">What is wanted.</param>
/// <param name="Amount">What it decides about, at most; in the currency's own units.</param>
/// <param name="Currency">Of the amount.</param>
/// <param name="State">Now.</param>
/// <param name="RequestedBy">The user or the key that asked, or <c>root</c>.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="ExpiresAt">From when on it can no longer be approved.</param>
internal sealed record EscrowApprovalResponse(
    string Id,
    string InstitutionId,
    string EscrowId,
    long EscrowVersion,
    string CommandId,
    string Command,
    Amount Amount,
    string Currency,
    string State,
    string RequestedBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt)
{
    /// <summary>The user; absent before, and where the time was over.</summary>
    public string? DecidedBy { get; init; }

    public string? DecisionReason { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>As it was decided.</summary>
    public static EscrowApprovalResponse From(EscrowApproval approval) => From(approval, approval.Decision!.At);

    public static EscrowApprovalResponse From(EscrowApproval approval, DateTimeOffset now) => new(
        approval.Id.ToString(),
        approval.Command.Institution.ToString(),
        approval.Escrow.ToString(),
        approval.EscrowVersion,
        approval.Command.Id.ToString(),
        approval.Command.Name,
        approval.Money.Amount,
        approval.Money.Currency.Code,
        WireName<ApprovalState>.Of(approval.StateAt(now)),
        approval.RequestedBy?.ToString() ?? approval.RequestedByKey?.ToString() ?? Roles.NameOf(Role.Root),
        approval.CreatedAt,
        approval.ExpiresAt)
    {
        DecidedBy = approval.Decision?.By?.ToString(),
        DecisionReason = approval.Decision?.Reason,
        DecidedAt = approval.Decision?.At,
    };
}
