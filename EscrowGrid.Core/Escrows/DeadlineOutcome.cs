namespace EscrowGrid.Core.Escrows;

/// <summary>What happens by itself when a deadline passes.</summary>
public enum DeadlineOutcome
{
    Cancel,
    Refund,
    Release,
}
