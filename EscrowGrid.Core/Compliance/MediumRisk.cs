namespace EscrowGrid.Core.Compliance;

/// <summary>What an installation does about <see cref="RiskLevel.Medium"/> (specification, T-25).</summary>
public enum MediumRisk
{
    /// <summary>Held like what is worse.</summary>
    Hold,

    /// <summary>Accepted, and marked for whoever looks at it later.</summary>
    Accept,
}
