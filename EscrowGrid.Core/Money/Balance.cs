using System.Globalization;

namespace EscrowGrid.Core;

/// <summary>
/// What is left of an <see cref="Amount"/>: from zero up to that amount. An <see cref="Amount"/> itself is never zero.
/// </summary>
public readonly record struct Balance
{
    private Balance(decimal value) => Value = value;

    public static Balance Zero { get; }

    /// <summary>The exact value. Only storage and serialization look at it.</summary>
    public decimal Value { get; }

    /// <summary>All that is left; null when that is nothing.</summary>
    public Amount? Rest => Value == 0 ? null : Amount.FromStored(Value);

    public static Balance Of(Amount amount) => new(amount.Value);

    /// <summary>Takes a value that was stored before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is neither zero nor an amount.</exception>
    public static Balance FromStored(decimal value) => value == 0 ? Zero : Of(Amount.FromStored(value));

    public bool Covers(Amount amount) => amount.Value <= Value;

    /// <exception cref="InvalidOperationException">The balance does not cover it: the caller did not ask.</exception>
    public Balance Less(Amount amount) =>
        Covers(amount) ? FromStored(Value - amount.Value) : throw new InvalidOperationException("Not covered.");

    public Balance Plus(Amount amount) => FromStored(Value + amount.Value);

    /// <summary>Plain decimal digits, without an exponent and without trailing zeros.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
