namespace EscrowGrid.Core.Jobs.Recurring;

/// <summary>How the last attempt of a schedule's run ended.</summary>
public enum ScheduleOutcome
{
    Completed,

    /// <summary>It is tried again soon, or dead; its job tells.</summary>
    Failed,
}
