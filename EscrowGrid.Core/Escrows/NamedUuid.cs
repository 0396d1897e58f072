namespace EscrowGrid.Core.Escrows;

/// <summary>Uuids that follow from a name: version 8 of RFC 9562.</summary>
internal static class NamedUuid
{
    /// <param name="hash">Of the name; the first 16 bytes are used.</param>
    public static Guid Of(ReadOnlySpan<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[16];
        hash[..16].CopyTo(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
