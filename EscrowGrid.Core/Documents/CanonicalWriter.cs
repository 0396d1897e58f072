using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// Writes <see cref="CanonicalJson"/> as the bytes that are hashed. What is canonical as it stands is copied; only what
/// is escaped is read as text. Its memory is used again for the next text of the same thread.
/// </summary>
internal sealed class CanonicalWriter
{
    private const char FirstPrintable = ' ';
    private const int UsualSize = 2_048;

    /// <summary>What a string cannot hold as it is.</summary>
    private static readonly SearchValues<char> Escaped =
        SearchValues.Create(['"', '\\', .. Enumerable.Range(0, FirstPrintable).Select(it => (char)it)]);

    [ThreadStatic]
    private static CanonicalWriter? _ofThread;

    private readonly ArrayBufferWriter<byte> _bytes = new(UsualSize);

    // Those of the objects that are being written, the innermost last.
    private readonly List<JsonProperty> _members = [];

    private CanonicalWriter()
    {
    }

    /// <summary>Until the thread begins the next text.</summary>
    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    /// <summary>An empty text, which ends the one that this thread has begun before.</summary>
    public static CanonicalWriter Begin()
    {
        var writer = _ofThread ??= new CanonicalWriter();
        writer._bytes.ResetWrittenCount();
        writer._members.Clear();
        return writer;
    }

    /// <summary>What is canonical already.</summary>
    public CanonicalWriter Raw(ReadOnlySpan<byte> json)
    {
        _bytes.Write(json);
        return this;
    }

    public CanonicalWriter Number(long value)
    {
        const int MostDigits = 20;
        value.TryFormat(_bytes.GetSpan(MostDigits), out var count, provider: CultureInfo.InvariantCulture);
        _bytes.Advance(count);
        return this;
    }

    /// <summary>With its quotes.</summary>
    public CanonicalWriter Text(string text)
    {
        Raw("\""u8);
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Escaped) is var next and >= 0)
        {
            Plain(rest[..next]).Escape(rest[next]);
            rest = rest[(next + 1)..];
        }

        return Plain(rest).Raw("\""u8);
    }

    /// <exception cref="InvalidOperationException">A string in it is no text.</exception>
    public CanonicalWriter Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => Array(element),
        JsonValueKind.String => String(element),
        _ => Raw(JsonMarshal.GetRawUtf8Value(element)),
    };

    private static bool IsEscaped(ReadOnlySpan<byte> raw) => raw.Contains((byte)'\\');

    /// <summary>By their UTF-16 units, which for ASCII are the bytes.</summary>
    private static int Compare(JsonProperty left, JsonProperty right)
    {
        var first = JsonMarshal.GetRawUtf8PropertyName(left);
        var second = JsonMarshal.GetRawUtf8PropertyName(right);
        return IsPlain(first) && IsPlain(second)
            ? first.SequenceCompareTo(second)
            : string.CompareOrdinal(left.Name, right.Name);

        static bool IsPlain(ReadOnlySpan<byte> raw) => Ascii.IsValid(raw) && !IsEscaped(raw);
    }

    private CanonicalWriter Object(JsonElement element)
    {
        var start = _members.Count;
        foreach (var member in element.EnumerateObject())
            _members.Insert(PlaceOf(member, start), member);
        var end = _members.Count;
        Raw("{"u8);
        for (var i = start; i < end; i++)
        {
            if (i > start)
                Raw(","u8);
            Name(_members[i]).Raw(":"u8).Value(_members[i].Value);
        }

        _members.RemoveRange(start, end - start);
        return Raw("}"u8);
    }

    private CanonicalWriter Array(JsonElement element)
    {
        Raw("["u8);
        var isFirst = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!isFirst)
                Raw(","u8);
            Value(item);
            isFirst = false;
        }

        return Raw("]"u8);
    }

    private CanonicalWriter Name(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        return IsEscaped(raw) || !Utf8.IsValid(raw) ? Text(member.Name) : Raw("\""u8).Raw(raw).Raw("\""u8);
    }

    private CanonicalWriter String(JsonElement element)
    {
        var quoted = JsonMarshal.GetRawUtf8Value(element);
        return IsEscaped(quoted) || !Utf8.IsValid(quoted) ? Text(element.GetString()!) : Raw(quoted);
    }

    /// <summary>After all members from there on that are not greater, so that equal names keep their order.</summary>
    private int PlaceOf(JsonProperty member, int start)
    {
        var (least, most) = (start, _members.Count);
        while (least < most)
        {
            var middle = (least + most) / 2;
            if (Compare(_members[middle], member) <= 0)
                least = middle + 1;
            else
                most = middle;
        }

        return least;
    }

    private CanonicalWriter Plain(ReadOnlySpan<char> text)
    {
        var target = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, target));
        return this;
    }

    private void Escape(char character)
    {
        var escape = character switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => [],
        };
        if (escape.IsEmpty)
            Plain(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"));
        else
            Raw(escape);
    }
}
