using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EscrowGrid.Core.Documents;

/// <summary>A SHA-256 that is compared by value; a byte array is compared by reference.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Sha256Digest
{
    private const int Half = SHA256.HashSizeInBytes / 2;

    private readonly UInt128 _first;
    private readonly UInt128 _second;

    private Sha256Digest(ReadOnlySpan<byte> hash)
    {
        _first = BinaryPrimitives.ReadUInt128BigEndian(hash);
        _second = BinaryPrimitives.ReadUInt128BigEndian(hash[Half..]);
    }

    /// <summary>Of no bytes at all: a request without a body.</summary>
    public static Sha256Digest OfNothing { get; } = new(SHA256.HashData([]));

    /// <summary>32 zero bytes: what the first link of a chain names as the one before it.</summary>
    public static Sha256Digest Zero => default;

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

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Half), _second);
        return bytes;
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
