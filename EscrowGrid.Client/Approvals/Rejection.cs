namespace EscrowGrid.Client.Approvals;

/// <summary>Why a transition is not approved.</summary>
internal sealed record Rejection(string? Reason);
