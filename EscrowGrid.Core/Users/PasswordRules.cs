namespace EscrowGrid.Core.Users;

/// <summary>
/// What a new password must be (NIST SP 800-63B): long, and not what is tried first. No rules of composition, which
/// only make people write <c>Password1!</c>.
/// </summary>
public static class PasswordRules
{
    private const int BlockLength = 6;
    private const int RunLength = 8;

    /// <summary>What is tried first, of what is long enough, as letters and digits in lower case.</summary>
    private static readonly HashSet<string> Common = new(StringComparer.Ordinal)
    {
        "administrator", "adminadminadmin", "changemechangeme", "correcthorsebatterystaple", "escrowgridescrowgrid",
        "iloveyou1234", "iloveyouforever", "letmeinletmein", "letmein123456", "manchesterunited", "monkeymonkey1",
        "password1234", "password12345", "password123456", "password1234567", "password12345678", "passw0rd1234",
        "p4ssw0rd1234", "passwordpassword", "mypassword123", "mysecretpassword", "qwertyuiop12", "qwertyuiop123",
        "qwertyuiopas", "qwertyuiopasdf", "qwertyuiopasdfghjkl", "qwerty123456", "qwerty1234567", "qwertyqwerty1",
        "1q2w3e4r5t6y", "1q2w3e4r5t6y7u8i", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "q1w2e3r4t5y6", "qazwsxedcrfv",
        "zaq12wsxcde3", "asdfghjkl123", "asdfghjklzxc", "zxcvbnmasdfghjkl", "abcd12345678", "abc123456789",
        "a12345678910", "aa1234567890", "welcome12345", "welcome123456", "summer202020", "sunshine12345",
        "superman12345", "trustno1trustno1", "thisisapassword", "unknownunknown", "whateverwhatever",
    };

    /// <summary>The rule that the password breaks, or null.</summary>
    /// <param name="password">What was chosen; of a length that was checked.</param>
    /// <param name="email">Whose.</param>
    public static string? Explain(string password, EmailAddress email)
    {
        ArgumentNullException.ThrowIfNull(password);
        var plain = string.Concat(password.ToLowerInvariant().Where(char.IsLetterOrDigit));
        var lower = password.ToLowerInvariant();
        if (lower.Contains(email.Value, StringComparison.Ordinal) || lower == email.LocalPart)
            return "Password must not be the e-mail address";
        return Common.Contains(plain) || IsRepetition(lower) || IsRun(lower)
            ? "Password is too common"
            : null;
    }

    /// <summary>Whether it is some short block said again and again.</summary>
    private static bool IsRepetition(string text) => Enumerable.Range(1, BlockLength).Any(
        length => text.Index().Skip(length).All(it => it.Item == text[it.Index - length]));

    /// <summary>Whether nearly all of it goes up or down by one: 123456789012, abcdefghijkl.</summary>
    private static bool IsRun(string text)
    {
        var steps = text.Zip(text.Skip(1), (one, next) => next - one).ToList();
        var (up, down) = (steps.Count(step => step is 1 or -9), steps.Count(step => step is -1 or 9));
        return Math.Max(up, down) >= Math.Max(RunLength, steps.Count - 1);
    }
}
