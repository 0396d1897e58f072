namespace EscrowGrid.Chain.Evm.Encoding;

/// <summary>The 20 bytes of an account or contract; written with the checksum of EIP-55.</summary>
public sealed record Address
{
    private const int Bytes = 20;
    private const int Digits = 2 * Bytes;

    private readonly string _text;

    private Address(string text) => _text = text;

    /// <summary>
    /// Reads <c>0x</c> and 40 hex digits. Digits of mixed case have to carry their checksum, so that a mistyped
    /// address is refused.
    /// </summary>
    public static bool TryParse(string? text, out Address? address)
    {
        address = null;
        if (text is null || text.Length != Digits + 2 || !text.StartsWith("0x", StringComparison.Ordinal)
            || !text.AsSpan(2).ContainsOnlyHex())
        {
            return false;
        }

        var parsed = FromBytes(Convert.FromHexString(text.AsSpan(2)));
        var isOfOneCase = !text.AsSpan(2).ContainsAnyInRange('a', 'f') || !text.AsSpan(2).ContainsAnyInRange('A', 'F');
        address = isOfOneCase || parsed._text == text ? parsed : null;
        return address is not null;
    }

    public static Address FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Bytes)
            throw new ArgumentException($"An address has {Bytes} bytes.", nameof(bytes));
        var digits = Convert.ToHexStringLower(bytes);
        var hash = Convert.ToHexStringLower(Keccak256.Hash(System.Text.Encoding.ASCII.GetBytes(digits)));
        return new Address(string.Create(Digits + 2, (digits, hash), static (text, it) =>
        {
            "0x".CopyTo(text);
            for (var i = 0; i < Digits; i++)
                text[i + 2] = it.hash[i] >= '8' ? char.ToUpperInvariant(it.digits[i]) : it.digits[i];
        }));
    }

    public byte[] ToBytes() => Convert.FromHexString(_text.AsSpan(2));

    public override string ToString() => _text;
}
