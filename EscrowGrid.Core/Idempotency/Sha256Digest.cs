using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Idempotency;

/// <summary>A SHA-256 that is compared by value; a byte array is compared by reference.</summary>
public readonly record struct Sha256Digest
{
    private readonly string? _hex;

    private Sha256Digest(ReadOnlySpan<byte> hash) => _hex = Convert.ToHexStringLower(hash);

    /// <summary>Of no bytes at all: a request without a body.</summary>
    public static Sha256Digest OfNothing { get; } = new(SHA256.HashData([]));

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
    public static Sha256Digest FromStored(byte[] hash) => new(hash);

    public byte[] ToBytes() => Convert.FromHexString(_hex ?? "");

    public override string ToString() => _hex ?? "";
}
