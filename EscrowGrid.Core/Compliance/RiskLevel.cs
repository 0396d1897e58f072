namespace EscrowGrid.Core.Compliance;

/// <summary>What is known against an address, in ascending order (specification, section 15).</summary>
public enum RiskLevel
{
    /// <summary>Somebody who had to be asked gave no answer: nothing is known, so nothing may move.</summary>
    Unknown,

    /// <summary>Nothing, or little.</summary>
    Low,

    /// <summary>Enough to look at.</summary>
    Medium,

    /// <summary>Too much to go on without a person's decision.</summary>
    High,

    /// <summary>It belongs to somebody who is on a list of sanctions.</summary>
    Sanctioned,
}
