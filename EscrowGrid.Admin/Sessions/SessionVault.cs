using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace EscrowGrid.Admin.Sessions;

/// <summary>
/// Opens and keeps sessions. The cookie holds 256 random bits; their hash finds the session, and a key that is derived
/// from them opens it. So what rests in the store is of no use to whoever reads the store, and no key ring has to be
/// shared or guarded (docs/adr/0019-sessions-of-the-console.md).
/// </summary>
internal sealed class SessionVault(ISessionStore store, TimeProvider time)
{
    private const int SecretLength = 32;
    private const int TagLength = 16;
    private const int NonceLength = 12;

    private static readonly byte[] Purpose = "escrowgrid console session"u8.ToArray();

    /// <returns>The secret that opens it: for the cookie and for nothing else.</returns>
    public async Task<string> OpenAsync(SessionState state)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretLength));
        await KeepAsync(secret, state);
        return secret;
    }

    /// <returns>Null when it has ended, by whichever limit or by its owner.</returns>
    public async Task<SessionState?> FindAsync(string secret)
    {
        if (secret.Length != 2 * SecretLength || await store.FindAsync(Id(secret)) is not { } box) return null;
        var state = JsonSerializer.Deserialize(Unseal(secret, box), SessionJson.Default.SessionState)!;
        return Left(state) > TimeSpan.Zero ? state : null;
    }

    public async Task KeepAsync(string secret, SessionState state)
    {
        state.SeenAt = time.GetUtcNow();
        if (Left(state) is var left && left > TimeSpan.Zero)
        {
            var content = JsonSerializer.SerializeToUtf8Bytes(state, SessionJson.Default.SessionState);
            await store.KeepAsync(Id(secret), Seal(secret, content), left);
        }
    }

    public Task EndAsync(string secret) => store.RemoveAsync(Id(secret));

    /// <summary>Names a session without giving it away.</summary>
    public static string Id(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(secret)));

    private TimeSpan Left(SessionState state)
    {
        var now = time.GetUtcNow();
        var idle = state.SeenAt + SessionLimits.Idle - now;
        var absolute = state.SignedInAt + SessionLimits.Absolute - now;
        return idle < absolute ? idle : absolute;
    }

    private static byte[] Seal(string secret, byte[] content)
    {
        var box = new byte[NonceLength + TagLength + content.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher(secret);
        cipher.Encrypt(nonce, content, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return box;
    }

    private static byte[] Unseal(string secret, byte[] box)
    {
        var content = new byte[box.Length - NonceLength - TagLength];
        using var cipher = Cipher(secret);
        cipher.Decrypt(
            box.AsSpan(0, NonceLength),
            box.AsSpan(NonceLength + TagLength),
            box.AsSpan(NonceLength, TagLength),
            content);
        return content;
    }

    private static AesGcm Cipher(string secret) => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(secret), SecretLength, salt: null, Purpose),
        TagLength);
}
