namespace EscrowGrid.FaultTests.Escrows;

/// <summary>What was last done about an escrow from outside.</summary>
internal enum EscrowStage
{
    Opened,
    Paid,
    Delivered,
    Accepted,
}
