namespace EscrowGrid.Core.Compliance;

/// <summary>Who is asked about addresses.</summary>
public enum ScreeningProvider
{
    Trm,

    Chainalysis,
}
