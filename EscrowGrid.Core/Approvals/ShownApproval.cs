namespace EscrowGrid.Core.Approvals;

/// <summary>An approval as a request is answered: with its state at that moment.</summary>
public sealed record ShownApproval(Approval Approval, ApprovalState State)
{
    public static ShownApproval At(DateTimeOffset now, Approval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        return new ShownApproval(approval, approval.StateAt(now));
    }
}
