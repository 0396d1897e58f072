using System.Buffers.Binary;

namespace EscrowGrid.LocalHosting.Dashboard.Telemetry;

/// <summary>
/// Walks the fields of one Protocol Buffers message without a schema. OTLP needs four of the wire types; the fifth and
/// sixth (groups) are long gone and are refused. Throws <see cref="InvalidDataException"/> on bytes that are no
/// message.
/// </summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>The number of the field that <see cref="Read"/> stopped at.</summary>
    public int Field { get; private set; }

    /// <summary>Its value, when it is a length-delimited one: a string, bytes, or a nested message.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Its value, when it is a varint or fixed one.</summary>
    public ulong Number { get; private set; }

    /// <summary>Moves to the next field; false at the end.</summary>
    public bool Read()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Bytes = default;
        Number = 0;
        switch (tag & 7)
        {
            case 0: Number = ReadVarint(); break;
            case 1: Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(8)); break;
            case 2: Bytes = Take(checked((int)Math.Min(ReadVarint(), int.MaxValue))); break;
            case 5: Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(4)); break;
            default: throw new InvalidDataException("The message has a field of an unknown wire type.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("The message ends inside a field.");
        }

        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("The message has a number of more than ten bytes.");
    }
}
