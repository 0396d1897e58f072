using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Users;

/// <summary>
/// Passwords as they are stored: PBKDF2 with HMAC-SHA-256, a salt of 128 random bits, and how it was made, so that it
/// can be made stronger later: <c>$pbkdf2-sha256$i=600000$salt$hash</c>.
/// </summary>
public static class PasswordHash
{
    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    public static string Create(string password, int iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        var hash = Derive(password, salt, iterations);
        return $"${Scheme}$i={iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}";
    }

    /// <summary>Takes as long for a wrong password as for the right one.</summary>
    /// <exception cref="FormatException">The stored text is none of ours.</exception>
    public static bool Matches(string password, string stored)
    {
        var (iterations, salt, hash) = Parse(stored);
        return CryptographicOperations.FixedTimeEquals(Derive(password, salt, iterations), hash);
    }

    /// <summary>Whether it was made with less work than is asked for now.</summary>
    public static bool IsWeakerThan(string stored, int iterations) => Parse(stored).Iterations < iterations;

    private static byte[] Derive(string password, byte[] salt, int iterations) => Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);

    private static (int Iterations, byte[] Salt, byte[] Hash) Parse(string stored)
    {
        return stored.Split('$') is ["", Scheme, ['i', '=', .. var count], var salt, var hash]
            && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var iterations)
                ? (iterations, Convert.FromBase64String(salt), Convert.FromBase64String(hash))
                : throw new FormatException("A stored password hash has an unknown form.");
    }
}
