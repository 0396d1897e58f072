namespace EscrowGrid.Core.Documents;

/// <summary>Text that every store keeps alike: Postgres refuses NUL.</summary>
public static class StorableText
{
    public const string Rule = "Invalid input: text must not hold NUL";

    public static bool IsStorable(string text) => !text.Contains('\0');
}
