using System.Security.Cryptography;
using System.Text;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Webhooks;

/// <summary>
/// Makes the secrets of webhooks and keeps them. A signature needs the secret itself and not a hash of it, so it is
/// encrypted at rest (AES-256-GCM, bound to its webhook) where the deployment gives a key.
/// </summary>
public sealed class WebhookSecretVault
{
    /// <summary>How secrets begin (Standard Webhooks).</summary>
    public const string Prefix = "whsec_";

    private const int SecretBytes = 32;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[]? _key;

    public WebhookSecretVault(WebhookOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.EncryptionKey is { } key)
        {
            var purpose = "escrowgrid webhooks"u8.ToArray();
            _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key), KeyBytes, info: purpose);
        }
    }

    private enum Form : byte
    {
        Plain = 0,
        AesGcm = 1,
    }

    /// <summary>A new secret: 256 random bits.</summary>
    public static byte[] Create() => RandomNumberGenerator.GetBytes(SecretBytes);

    /// <summary>As it is shown to its owner, once.</summary>
    public static string Show(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    public byte[] Seal(WebhookId webhook, byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (_key is null)
            return [(byte)Form.Plain, .. secret];
        var sealedSecret = new byte[1 + NonceBytes + TagBytes + secret.Length];
        sealedSecret[0] = (byte)Form.AesGcm;
        var nonce = sealedSecret.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(
            nonce,
            secret,
            sealedSecret.AsSpan(1 + NonceBytes + TagBytes),
            sealedSecret.AsSpan(1 + NonceBytes, TagBytes),
            webhook.Value.ToByteArray());
        return sealedSecret;
    }

    /// <exception cref="CryptographicException">
    /// It was sealed with another key, or for another webhook, or was changed.
    /// </exception>
    public byte[] Open(WebhookId webhook, byte[] sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        if (sealedSecret[0] == (byte)Form.Plain)
            return sealedSecret[1..];
        if (_key is null)
            throw new CryptographicException("The secrets of webhooks are encrypted, and this process has no key.");
        var secret = new byte[sealedSecret.Length - 1 - NonceBytes - TagBytes];
        using var aes = new AesGcm(_key, TagBytes);
        aes.Decrypt(
            sealedSecret.AsSpan(1, NonceBytes),
            sealedSecret.AsSpan(1 + NonceBytes + TagBytes),
            sealedSecret.AsSpan(1 + NonceBytes, TagBytes),
            secret,
            webhook.Value.ToByteArray());
        return secret;
    }
}
