using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Paging;

/// <summary>
/// A place in a list that stays where it is while rows are added: after a row, not after a number of rows. It names the
/// list that it belongs to, by a digest of the list's name, its filters and the institution whose rows it shows.
/// </summary>
/// <remarks>
/// The text is opaque to callers. It is not signed: a caller who makes one up reaches no row that the list would not
/// show anyway.
/// </remarks>
/// <param name="List">Of which list; of none at the start.</param>
/// <param name="After">Null at the start.</param>
public sealed record Cursor(Sha256Digest List, RowKey? After)
{
    private const byte Format = 1;
    private const int TimeAt = 1;
    private const int IdAt = TimeAt + sizeof(long);
    private const int ListAt = IdAt + 16;
    private const int Length = ListAt + 32;

    /// <summary>Before the first row of whatever list is asked for.</summary>
    public static Cursor Start { get; } = new(Sha256Digest.OfNothing, After: null);

    public static bool TryParse(string text, [NotNullWhen(true)] out Cursor? cursor)
    {
        cursor = null;
        // Base64 reads more texts than it writes; only the written form is a cursor.
        if (!Base64Url.IsValid(text, out var length) || length != Length)
            return false;
        var bytes = Base64Url.DecodeFromChars(text);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(TimeAt));
        if (bytes[0] != Format
            || milliseconds < DateTimeOffset.MinValue.ToUnixTimeMilliseconds()
            || milliseconds > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            return false;
        }

        var key = new RowKey(
            DateTimeOffset.FromUnixTimeMilliseconds(milliseconds),
            new Guid(bytes.AsSpan(IdAt, ListAt - IdAt), bigEndian: true));
        cursor = new Cursor(Sha256Digest.FromStored(bytes.AsSpan(ListAt)), key);
        return cursor.ToString() == text;
    }

    /// <summary>Empty at the start.</summary>
    public override string ToString()
    {
        if (After is not { } key)
            return "";
        var bytes = new byte[Length];
        bytes[0] = Format;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(TimeAt), key.CreatedAt.ToUnixTimeMilliseconds());
        key.Id.TryWriteBytes(bytes.AsSpan(IdAt), bigEndian: true, out _);
        List.ToBytes().CopyTo(bytes, ListAt);
        return Base64Url.EncodeToString(bytes);
    }
}
