using System.Buffers.Binary;
using System.Numerics;

namespace EscrowGrid.Chain.Evm.Encoding;

/// <summary>
/// Keccak-256 as Ethereum uses it: the sponge of SHA-3 with the padding from before its standard, so that .NET's own
/// SHA3 gives other hashes. Proven by published vectors, and by every transaction that a node accepts.
/// </summary>
internal static class Keccak256
{
    public const int HashBytes = 32;

    private const int Lanes = 25;
    private const int Rounds = 24;

    /// <summary>Bytes that one permutation takes in: 1600 bits less twice the hash.</summary>
    private const int Rate = 136;

    private static readonly ulong[] RoundConstants =
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B,
        0x0000000080000001, 0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088,
        0x0000000080008009, 0x000000008000000A, 0x000000008000808B, 0x800000000000008B, 0x8000000000008089,
        0x8000000000008003, 0x8000000000008002, 0x8000000000000080, 0x000000000000800A, 0x800000008000000A,
        0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    /// <summary>By how much the lane that step rho and pi reach next is turned.</summary>
    private static readonly int[] Rotations =
        [1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44];

    /// <summary>The lanes in the order in which step rho and pi reach them.</summary>
    private static readonly int[] Path =
        [10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1];

    public static byte[] Hash(ReadOnlySpan<byte> data)
    {
        Span<ulong> state = stackalloc ulong[Lanes];
        state.Clear();
        while (data.Length >= Rate)
        {
            Absorb(state, data[..Rate]);
            data = data[Rate..];
        }

        Span<byte> last = stackalloc byte[Rate];
        last.Clear();
        data.CopyTo(last);
        last[data.Length] ^= 0x01;
        last[Rate - 1] ^= 0x80;
        Absorb(state, last);

        var hash = new byte[HashBytes];
        for (var lane = 0; lane < HashBytes / sizeof(ulong); lane++)
            BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(lane * sizeof(ulong)), state[lane]);
        return hash;
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (var lane = 0; lane < Rate / sizeof(ulong); lane++)
            state[lane] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(lane * sizeof(ulong))..]);
        for (var round = 0; round < Rounds; round++)
        {
            Mix(state);
            state[0] ^= RoundConstants[round];
        }
    }

    private static void Mix(Span<ulong> state)
    {
        Span<ulong> row = stackalloc ulong[5];
        for (var x = 0; x < 5; x++)
            row[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
        for (var x = 0; x < 5; x++)
        {
            var parity = row[(x + 4) % 5] ^ BitOperations.RotateLeft(row[(x + 1) % 5], 1);
            for (var y = 0; y < Lanes; y += 5)
                state[y + x] ^= parity;
        }

        var carried = state[1];
        for (var step = 0; step < Path.Length; step++)
        {
            var turned = BitOperations.RotateLeft(carried, Rotations[step]);
            (carried, state[Path[step]]) = (state[Path[step]], turned);
        }

        for (var y = 0; y < Lanes; y += 5)
        {
            state.Slice(y, 5).CopyTo(row);
            for (var x = 0; x < 5; x++)
                state[y + x] ^= ~row[(x + 1) % 5] & row[(x + 2) % 5];
        }
    }
}
