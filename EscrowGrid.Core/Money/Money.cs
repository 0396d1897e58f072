namespace EscrowGrid.Core;

/// <summary>An exact amount of one currency. The only type for what a position is worth.</summary>
public readonly record struct Money(Amount Amount, Currency Currency)
{
    public override string ToString() => $"{Amount} {Currency}";
}
