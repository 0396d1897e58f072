namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// The rules for names, which are Aspire's: 1 to 64 ASCII letters, digits and hyphens; a letter first; no hyphen at the
/// end and no two in a row. Every publisher can use such a name as it is.
/// </summary>
internal static class ResourceName
{
    private const int MaximumLength = 64;

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    public static void Check(string name)
    {
        if (Fault(name) is { } fault)
            throw new ArgumentException($"Resource name '{name}' is invalid: {fault}.", nameof(name));
    }

    private static string? Fault(string? name) => name switch
    {
        null or "" => "it is empty",
        { Length: > MaximumLength } => $"it has more than {MaximumLength} characters",
        _ when !char.IsAsciiLetter(name[0]) => "it must start with an ASCII letter",
        _ when name.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') =>
            "it may hold ASCII letters, digits and hyphens only",
        _ when name.Contains("--", StringComparison.Ordinal) => "it holds two hyphens in a row",
        _ when name.EndsWith('-') => "it ends with a hyphen",
        _ => null,
    };
}
