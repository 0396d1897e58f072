using System.Security.Cryptography;

namespace EscrowGrid.LocalHosting.Servers;

/// <summary>Passwords that nobody types.</summary>
internal static class GeneratedPassword
{
    /// <summary>
    /// Letters and digits: safe in a connection string, a URI and a shell. 22 of them carry 131 bits.
    /// </summary>
    public static string Create() => RandomNumberGenerator.GetString(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 22);
}
