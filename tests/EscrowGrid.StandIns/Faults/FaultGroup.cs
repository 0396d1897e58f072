namespace EscrowGrid.StandIns.Faults;

/// <summary>Where a fault strikes.</summary>
public enum FaultGroup
{
    /// <summary>One call of the API: its answer is missing, wrong or late.</summary>
    Call,

    /// <summary>The provider's books: it refuses, forgets, or takes its time.</summary>
    Books,

    /// <summary>The money that comes in.</summary>
    Payment,

    /// <summary>The webhooks about it.</summary>
    Notice,
}
