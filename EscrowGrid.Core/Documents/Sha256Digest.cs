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

    public static Sha256Digest Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static Sha256Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Sha256Digest(hash);
    }

    public static Sha256Digest Of(ReadOnlySequence<byte> bytes) =>
        Of(bytes.IsSingleSegment ? bytes.FirstSpan : bytes.ToArray());

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
        Write(bytes);
        return bytes;
    }

    /// <summary>Its 32 bytes.</summary>
    public void Write(Span<byte> target)
    {
        BinaryPrimitives.WriteUInt128BigEndian(target, _first);
        BinaryPrimitives.WriteUInt128BigEndian(target[Half..], _second);
    }

    /// <summary>Whether <see cref="ToString"/> is this text.</summary>
    public bool IsWritten(string? hex)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        Span<char> digits = stackalloc char[2 * SHA256.HashSizeInBytes];
        Write(bytes);
        return Convert.TryToHexStringLower(bytes, digits, out _) && hex.AsSpan().SequenceEqual(digits);
    }

    /// <summary>64 lower-case hex digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        Write(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
