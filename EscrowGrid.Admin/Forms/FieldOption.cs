using EscrowGrid.Admin.Texts;

namespace EscrowGrid.Admin.Forms;

/// <summary>One of the values of a field.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Text">What is shown.</param>
public sealed record FieldOption(string Value, string Text)
{
    /// <summary>Every value of an enumeration of the contract, in the visitor's words.</summary>
    internal static IEnumerable<FieldOption> Of<T>(Text text)
        where T : struct, Enum => Wire<T>.All.Select(it => new FieldOption(it, text.Word(it)));
}
