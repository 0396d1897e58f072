namespace EscrowGrid.Core.Evidence;

/// <summary>How far a file is.</summary>
public enum EvidenceState
{
    /// <summary>Announced; whether it was uploaded is not known.</summary>
    Pending,

    /// <summary>The storage has it, and it is what was announced. Nothing changes it any more.</summary>
    Verified,

    /// <summary>What was uploaded is not what was announced.</summary>
    Refused,
}
