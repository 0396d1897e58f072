namespace EscrowGrid.Core.Users;

/// <summary>How much work a password is.</summary>
public sealed class PasswordSettings
{
    /// <summary>The rounds of PBKDF2; OWASP's advice for HMAC-SHA-256 of 2023.</summary>
    public int Iterations { get; init; } = 600_000;

    /// <summary>
    /// Passwords that one process works on at once: half of its processors, the rest is for requests.
    /// </summary>
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Passwords that may wait for their turn; more are refused at once.</summary>
    public int Waiting { get; init; } = Limits.PasswordsWaiting;
}
