namespace EscrowGrid.Client.Evidence;

/// <summary>How far a file is.</summary>
public enum EvidenceStatus
{
    /// <summary>Announced; whether it was uploaded is not known.</summary>
    Pending,

    /// <summary>The storage has what was announced.</summary>
    Verified,

    /// <summary>The storage has something else.</summary>
    Refused,
}
