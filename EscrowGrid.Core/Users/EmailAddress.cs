using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace EscrowGrid.Core.Users;

/// <summary>
/// An e-mail address in the one form that is stored and compared: ASCII in lower case, so that no two accounts look the
/// same. Its text form hides it, because logs are to hold no personal data; <see cref="Value"/> is the address.
/// </summary>
public readonly partial record struct EmailAddress
{
    private EmailAddress(string value) => Value = value;

    public string Value { get; }

    /// <summary>What stands before the @.</summary>
    public string LocalPart => Value[..Value.IndexOf('@')];

    /// <summary>
    /// Takes an address by the rule of HTML forms with a dot in its domain; spaces around it are cut.
    /// </summary>
    public static bool TryParse(string? text, [MaybeNullWhen(false)] out EmailAddress email)
    {
        var value = text?.Trim(' ').ToLowerInvariant();
        var isAddress = value is { Length: <= Limits.EmailText } && Form().IsMatch(value);
        email = isAddress ? new EmailAddress(value!) : default;
        return isAddress;
    }

    public static EmailAddress FromStored(string value) => new(value);

    public override string ToString() => "(e-mail address)";

    [GeneratedRegex(
        @"^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+"
            + @"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\z",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
