using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Documents;

/// <summary>A SHA-256 that is compared by value; a byte array is compared by reference.</summary>
public readonly record struct Sha256Digest
{
    private readonly string? _hex;

    private Sha256Digest(ReadOnlySpan<byte> hash) => _hex = Convert.ToHexStringLower(hash);

    /// <summary>Of no bytes at all: a request without a body.</summary>
    public static Sha256Digest OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>Of nothing: what the first link of a chain names as the one before it.</summary>
    public static Sha256Digest Zero { get; } = new(new byte[SHA256.HashSizeInBytes]);

    public static Sha256Digest Of(string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Sha256Digest Of(ReadOnlySequence<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (bytes.IsSingleSegment)
            SHA256.HashData(bytes.FirstSpan, hash);
        else
            SHA256.HashData(bytes.ToArray(), hash);
        return new Sha256Digest(hash);
    }

    /// <summary>Takes 32 bytes that were stored before.</summary>
    public static Sha256Digest FromStored(ReadOnlySpan<byte> hash) => new(hash);

    /// <summary>Reads 64 lower-case hex digits.</summary>
    public static bool TryParse(string? hex, out Sha256Digest digest)
    {
        digest = default;
        if (hex is not { Length: 2 * SHA256.HashSizeInBytes } || !hex.All(char.IsAsciiHexDigitLower))
            return false;
        digest = new Sha256Digest(Convert.FromHexString(hex));
        return true;
    }

    public byte[] ToBytes() => Convert.FromHexString(_hex ?? "");

    public override string ToString() => _hex ?? "";
}
