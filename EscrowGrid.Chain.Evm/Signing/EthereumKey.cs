using System.Numerics;
using System.Security.Cryptography;
using EscrowGrid.Chain.Evm.Encoding;

namespace EscrowGrid.Chain.Evm.Signing;

/// <summary>
/// A private key of secp256k1, kept by OpenSSL, which derives the public key and signs in constant time. What is added
/// here are Ethereum's two extras, both computed from public values: the lower of the two equivalent s, and the bit
/// that says which point a signature means.
/// </summary>
internal sealed class EthereumKey : IDisposable
{
    public const int Bytes = 32;

    private static readonly ECCurve Secp256k1 = ECCurve.CreateFromFriendlyName("secp256k1");

    private readonly ECDsa _key;
    private readonly CurvePoint _public;

    private EthereumKey(ECDsa key)
    {
        _key = key;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        _public = CurvePoint.Of(point.X, point.Y);
        Address = Address.FromBytes(Keccak256.Hash([.. point.X!, .. point.Y!]).AsSpan(Keccak256.HashBytes - 20));
    }

    /// <summary>The account that the key signs for.</summary>
    public Address Address { get; }

    /// <param name="secret">64 hex digits, with or without <c>0x</c>.</param>
    /// <param name="key">To be disposed of.</param>
    /// <returns>False when the text is no key; nothing of it is told.</returns>
    public static bool TryParse(string? secret, out EthereumKey? key)
    {
        key = null;
        var digits = secret.AsSpan().Trim();
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            digits = digits[2..];
        if (digits.Length != 2 * Bytes || !digits.ContainsOnlyHex())
            return false;
        var bytes = Convert.FromHexString(digits);
        try
        {
            key = new EthereumKey(ECDsa.Create(new ECParameters { Curve = Secp256k1, D = bytes }));
            return true;
        }
        catch (CryptographicException)
        {
            // Zero, or not below the order of the curve.
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    public Signature Sign(ReadOnlySpan<byte> hash)
    {
        var signed = _key.SignHash(hash.ToArray());
        var r = new BigInteger(signed.AsSpan(0, Bytes), isUnsigned: true, isBigEndian: true);
        var s = new BigInteger(signed.AsSpan(Bytes), isUnsigned: true, isBigEndian: true);
        // EIP-2: of s and its negative only the lower one is accepted.
        if (s > CurvePoint.Order / 2)
            s = CurvePoint.Order - s;
        return new Signature(FindParity(hash, r, s), r, s);
    }

    public void Dispose() => _key.Dispose();

    /// <summary>
    /// The point of the signature is <c>(hash/s)·G + (r/s)·Q</c>: the parity of its y is what is asked.
    /// </summary>
    private bool FindParity(ReadOnlySpan<byte> hash, BigInteger r, BigInteger s)
    {
        var inverse = BigInteger.ModPow(s, CurvePoint.Order - 2, CurvePoint.Order);
        var digest = new BigInteger(hash, isUnsigned: true, isBigEndian: true);
        var (x, y) = CurvePoint.Sum(
            digest * inverse % CurvePoint.Order,
            CurvePoint.Generator,
            r * inverse % CurvePoint.Order,
            _public).ToAffine();
        // An x beyond the order, which one in 2^127 signatures has, could not be told from another.
        return x == r ? !y.IsEven : throw new CryptographicException("The signature does not fit its key.");
    }
}
