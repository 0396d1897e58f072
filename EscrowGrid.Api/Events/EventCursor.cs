using System.Buffers.Binary;
using System.Buffers.Text;
using EscrowGrid.Core.Events;

namespace EscrowGrid.Api.Events;

/// <summary>A place in the event log as an opaque text.</summary>
internal static class EventCursor
{
    private const int Half = sizeof(long);

    public static string Write(LogPosition position)
    {
        Span<byte> bytes = stackalloc byte[2 * Half];
        BinaryPrimitives.WriteInt64BigEndian(bytes, position.Transaction);
        BinaryPrimitives.WriteInt64BigEndian(bytes[Half..], position.Sequence);
        return Base64Url.EncodeToString(bytes);
    }

    public static LogPosition? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[2 * Half];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            return null;
        Base64Url.DecodeFromChars(cursor, bytes);
        return new LogPosition(
            BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes[Half..]));
    }
}
