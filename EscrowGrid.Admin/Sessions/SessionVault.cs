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
        await store.AddAsync(Id(secret), Seal(secret, state), Left(state));
        return secret;
    }

    /// <returns>Null when it has ended, by whichever limit or by its owner.</returns>
    public async Task<SessionState?> FindAsync(string secret)
    {
        if (secret.Length != 2 * SecretLength || await store.FindAsync(Id(secret)) is not { } box) return null;
        var state = Unseal(secret, box);
        return Left(state) > TimeSpan.Zero ? state : null;
    }

    /// <summary>
    /// Changes a part of what is stored, and leaves what another request has changed meanwhile. A session that has
    /// ended stays so.
    /// </summary>
    /// <param name="secret">The session's.</param>
    /// <param name="change">Done again when another request was quicker.</param>
    /// <returns>As it is stored now; null when it has ended.</returns>
    public async Task<SessionState?> ChangeAsync(string secret, Action<SessionState> change)
    {
        while (await store.FindAsync(Id(secret)) is { } box)
        {
            var state = Unseal(secret, box);
            if (Left(state) <= TimeSpan.Zero) return null;
            change(state);
            if (await store.ReplaceAsync(Id(secret), box, Seal(secret, state), Left(state))) return state;
        }

        return null;
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

    private static byte[] Seal(string secret, SessionState state)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(state, SessionJson.Default.SessionState);
        var box = new byte[NonceLength + TagLength + content.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = Cipher(secret);
        cipher.Encrypt(nonce, content, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return box;
    }

    private static SessionState Unseal(string secret, byte[] box)
    {
        var content = new byte[box.Length - NonceLength - TagLength];
        using var cipher = Cipher(secret);
        cipher.Decrypt(
            box.AsSpan(0, NonceLength),
            box.AsSpan(NonceLength + TagLength),
            box.AsSpan(NonceLength, TagLength),
            content);
        return JsonSerializer.Deserialize(content, SessionJson.Default.SessionState)!;
    }

    private static AesGcm Cipher(string secret) => new(
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.ASCII.GetBytes(secret), SecretLength, salt: null, Purpose),
        TagLength);
}
