namespace EscrowGrid.Core.Approvals;

/// <summary>
/// Where an approval stands. Only the first three are ever stored: the others follow from the time, from the position
/// and from the requester's key, so they are true the moment that those are.
/// </summary>
public enum ApprovalState
{
    Pending,
    Approved,
    Rejected,

    /// <summary>The position has moved otherwise since.</summary>
    Superseded,

    /// <summary>The key that asked was revoked.</summary>
    Withdrawn,

    /// <summary>Nobody decided in time.</summary>
    Expired,
}
