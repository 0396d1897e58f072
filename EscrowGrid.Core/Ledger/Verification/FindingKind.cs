namespace EscrowGrid.Core.Ledger.Verification;

/// <summary>What can be wrong with a ledger.</summary>
public enum FindingKind
{
    /// <summary>The row is not what its hash was made of.</summary>
    EventChanged,

    /// <summary>There is no row at this place.</summary>
    EventMissing,

    /// <summary>There is a row that was never written there.</summary>
    EventInserted,

    /// <summary>The row does not name the hash of the row before it.</summary>
    ChainBroken,

    /// <summary>The last row is not the one that the position or the escrow keeps as its head.</summary>
    HeadDiffers,

    /// <summary>The position tells another story than its ledger.</summary>
    PositionDiffers,

    /// <summary>There are events of a position that is not there.</summary>
    PositionMissing,

    /// <summary>The escrow tells another story than its ledger.</summary>
    EscrowDiffers,

    /// <summary>There are events of an escrow that is not there.</summary>
    EscrowMissing,

    /// <summary>The lifecycle events tell another story than the ledger.</summary>
    LifecycleDiffers,

    /// <summary>Money has moved otherwise than the ledger says.</summary>
    MovementDiffers,

    /// <summary>The balance of an account is not the sum of its movements.</summary>
    BalanceDiffers,

    /// <summary>A sum of a day is not that of the day's movements.</summary>
    SumDiffers,

    /// <summary>A checkpoint is not what its hash was made of, or does not follow the one before.</summary>
    CheckpointChanged,

    /// <summary>A checkpoint's number is not there, or the trusted one is not.</summary>
    CheckpointMissing,

    /// <summary>The checkpoint of the trusted number has another hash: the ledger was rewritten.</summary>
    NotTheTrustedLedger,

    /// <summary>The source cannot be read to its end.</summary>
    SourceBroken,
}
