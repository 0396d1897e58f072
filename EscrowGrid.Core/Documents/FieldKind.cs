namespace EscrowGrid.Core.Documents;

/// <summary>Kinds of fields that the wire contract has a rule of its own for (sections 3 and 4).</summary>
public enum FieldKind
{
    Time,
    Flag,
    Amount,
    Currency,

    /// <summary>Whole hundredths in digits, more than nothing.</summary>
    Cents,

    /// <summary>Whole hundredths in digits, or "0".</summary>
    CentsOrNone,

    Document,
    Metadata,
}
