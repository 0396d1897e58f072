namespace EscrowGrid.Core.Documents;

/// <summary>What a field has to be, so that whoever describes a body need not know how it is read.</summary>
public abstract record FieldShape
{
    private FieldShape()
    {
    }

    /// <summary>A moment, with its zone.</summary>
    public static FieldShape Time { get; } = new Known(FieldKind.Time);

    public static FieldShape Flag { get; } = new Known(FieldKind.Flag);

    public static FieldShape Amount { get; } = new Known(FieldKind.Amount);

    public static FieldShape Currency { get; } = new Known(FieldKind.Currency);

    public static FieldShape Cents { get; } = new Known(FieldKind.Cents);

    public static FieldShape CentsOrNone { get; } = new Known(FieldKind.CentsOrNone);

    /// <summary>Any object.</summary>
    public static FieldShape Document { get; } = new Known(FieldKind.Document);

    /// <summary>An object within the limits of metadata.</summary>
    public static FieldShape Metadata { get; } = new Known(FieldKind.Metadata);

    /// <summary>So many characters.</summary>
    public sealed record Text(int Minimum, int Maximum) : FieldShape;

    /// <summary>What a regular expression matches.</summary>
    public sealed record Matching(string Pattern) : FieldShape;

    /// <summary>One of these.</summary>
    public sealed record Options(IReadOnlyList<string> Names) : FieldShape;

    /// <summary>A whole number.</summary>
    public sealed record Whole(long Minimum, long Maximum) : FieldShape;

    /// <summary>So many of the same.</summary>
    public sealed record List(FieldShape Of, int Minimum, int Maximum) : FieldShape;

    /// <summary>What the wire contract has a rule of its own for.</summary>
    public sealed record Known(FieldKind Kind) : FieldShape;
}
