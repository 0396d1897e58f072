namespace EscrowGrid.Client.Escrows;

internal sealed record NewMilestones(IReadOnlyList<NewMilestone> Milestones);
