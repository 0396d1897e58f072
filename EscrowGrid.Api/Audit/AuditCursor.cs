using System.Buffers.Binary;
using System.Buffers.Text;
using EscrowGrid.Core.Audit;

namespace EscrowGrid.Api.Audit;

/// <summary>A place in the audit trail as an opaque text.</summary>
internal static class AuditCursor
{
    private const int Size = 24;

    public static string Write(AuditPlace place)
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place.OccurredAt.ToUnixTimeMilliseconds());
        place.Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static AuditPlace? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (!Base64Url.IsValid(cursor, out var length) || length != bytes.Length)
            return null;
        Base64Url.DecodeFromChars(cursor, bytes);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (milliseconds < 0 || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return null;
        return new AuditPlace(
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), new Guid(bytes[sizeof(long)..], bigEndian: true));
    }
}
