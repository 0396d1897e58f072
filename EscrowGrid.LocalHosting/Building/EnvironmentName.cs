namespace EscrowGrid.LocalHosting;

/// <summary>Turns a resource's name into the beginning of a variable's.</summary>
internal static class EnvironmentName
{
    /// <summary>
    /// Upper case, with <c>_</c> for all but ASCII letters and digits, and one in front of a leading digit.
    /// </summary>
    public static string Of(string name)
    {
        var encoded = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
        return encoded.Length > 0 && char.IsAsciiDigit(encoded[0]) ? $"_{encoded}" : encoded;
    }
}
