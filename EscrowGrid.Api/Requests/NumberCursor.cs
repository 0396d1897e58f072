using System.Buffers.Binary;
using System.Buffers.Text;

namespace EscrowGrid.Api.Requests;

/// <summary>A place in a list that is numbered, as an opaque text.</summary>
internal static class NumberCursor
{
    public static string Write(long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        return Base64Url.EncodeToString(bytes);
    }

    public static long? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            return null;
        Base64Url.DecodeFromChars(cursor, bytes);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) is var number and > 0 ? number : null;
    }
}
