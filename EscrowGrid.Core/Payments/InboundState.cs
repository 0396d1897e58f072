namespace EscrowGrid.Core.Payments;

/// <summary>How far money that comes in is, as its provider sees it.</summary>
public enum InboundState
{
    /// <summary>Seen, and not certain yet: a payment that is processed, too few confirmations.</summary>
    Pending,

    /// <summary>It is there for good.</summary>
    Confirmed,

    /// <summary>It did not come, or has disappeared again.</summary>
    Failed,

    /// <summary>
    /// Listed with something that cannot be read. It says nothing, and keeps nobody from seeing what else came.
    /// </summary>
    Unreadable,
}
