namespace EscrowGrid.Core.Jobs;

/// <summary>Within one queue, due jobs of a higher priority go first.</summary>
public enum JobPriority
{
    Low = 0,
    Normal = 1,
    Urgent = 2,
}
