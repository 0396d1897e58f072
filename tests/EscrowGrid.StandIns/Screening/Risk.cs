namespace EscrowGrid.StandIns.Screening;

/// <summary>What is known about an address.</summary>
public enum Risk
{
    Low,
    Medium,
    High,
    Severe,
    Sanctioned,
}
