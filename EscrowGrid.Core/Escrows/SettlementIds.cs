using System.Buffers.Binary;
using System.Security.Cryptography;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Escrows;

/// <summary>
/// Ids that follow from what is settled: whoever decides the same again, after a crash, makes the same id, and a
/// provider is never asked twice under two.
/// </summary>
internal static class SettlementIds
{
    public static SettlementId Of(EscrowId escrow, long decision, SettlementKind kind, int number)
    {
        Span<byte> name = stackalloc byte[16 + sizeof(long) + sizeof(int) + sizeof(int)];
        escrow.Value.TryWriteBytes(name, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(name[16..], decision);
        BinaryPrimitives.WriteInt32BigEndian(name[24..], (int)kind);
        BinaryPrimitives.WriteInt32BigEndian(name[28..], number);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        return new SettlementId(NamedUuid.Of(hash));
    }
}
