using System.Buffers.Binary;
using System.Buffers.Text;
using EscrowGrid.Core.Ledger.Accounts;

namespace EscrowGrid.Api.Ledger;

/// <summary>A place in a statement as an opaque text.</summary>
internal static class StatementCursor
{
    private const int EntryAt = sizeof(long);
    private const int NumberAt = EntryAt + 16;
    private const int Length = NumberAt + sizeof(int);

    public static string Write(MovementKey key)
    {
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, key.At.ToUnixTimeMilliseconds());
        key.Entry.TryWriteBytes(bytes[EntryAt..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(bytes[NumberAt..], key.Number);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for a text that is no cursor.</summary>
    public static MovementKey? Read(string cursor)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!Base64Url.IsValid(cursor, out var length) || length != Length)
            return null;
        Base64Url.DecodeFromChars(cursor, bytes);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return null;
        }

        return new MovementKey(
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            new Guid(bytes[EntryAt..NumberAt], bigEndian: true),
            BinaryPrimitives.ReadInt32BigEndian(bytes[NumberAt..]));
    }
}
