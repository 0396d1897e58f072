namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// What makes a secret unfit for production: too short, too few different characters, a repeated block, or a sample
/// copied from a document. The words are those of common samples; a random base64 secret holds one of them by chance
/// about once in ten billion.
/// </summary>
internal static class SecretStrength
{
    private static readonly string[] SampleWords =
    [
        "changeme", "replaceme", "yoursecret", "yourkey", "placeholder", "example", "password", "insecure",
        "supersecret", "rootapikey",
    ];

    private static readonly string[] KnownPasswords =
    [
        "postgres", "postgresql", "root", "admin", "secret", "redis", "default", "test", "escrow", "escrowgrid",
        "123456", "12345678", "password1", "passw0rd", "qwerty", "letmein",
    ];

    /// <summary>The rule that the secret breaks, or null when it is strong enough.</summary>
    public static string? Weakness(string secret, int minimumLength, int minimumDistinct)
    {
        if (secret.Length < minimumLength) return $"too short; at least {minimumLength} characters are required";
        if (IsSample(secret)) return "a sample value; make one with: openssl rand -base64 64";
        return secret.Distinct().Count() < minimumDistinct || IsRepetition(secret)
            ? "too regular; make one with: openssl rand -base64 64"
            : null;
    }

    /// <summary>True for a password that everybody knows.</summary>
    public static bool IsKnownPassword(string password) =>
        KnownPasswords.Contains(password, StringComparer.OrdinalIgnoreCase) || IsSample(password);

    private static bool IsSample(string secret)
    {
        var letters = string.Concat(secret.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return SampleWords.Any(word => letters.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>A text is some block said twice or more exactly when it occurs inside its own doubling.</summary>
    private static bool IsRepetition(string secret) =>
        string.Concat(secret, secret).IndexOf(secret, 1, StringComparison.Ordinal) < secret.Length;
}
