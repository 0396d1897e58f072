namespace EscrowGrid.Rails.Tests.Escrows.Drills;

/// <summary>How an escrow ends that a fault strikes.</summary>
public enum DrillEnd
{
    /// <summary>The seller is paid, once.</summary>
    Released,

    /// <summary>The seller is paid once, after staff have repeated a payment that failed for certain.</summary>
    ReleasedByStaff,

    /// <summary>The buyer has his money back, once.</summary>
    Refunded,

    /// <summary>The buyer has it back once, after staff have repeated a payment that failed for certain.</summary>
    RefundedByStaff,

    /// <summary>It is cancelled when its time is over, and what came of it has gone back, once.</summary>
    Cancelled,

    /// <summary>Nothing counts, and a row of the money waits for staff.</summary>
    Held,

    /// <summary>It counted, nothing of the escrow is paid out, and a row of the money waits for staff.</summary>
    Frozen,
}
