using System.Globalization;
using System.Text;
using System.Text.Json;
using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Ledger;

namespace EscrowGrid.Core.Tests.Documents;

/// <summary>What is copied as it stands has the bytes that it has when every word of it is read and written.</summary>
public sealed class CanonicalFormTests
{
    private const int Values = 3_000;

    private static readonly string[] Words =
    [
        "amount", "currency", "a", "aa", "B", "", "10", "9", "é", "\u0995", "\ud83d\ude00", "\ue000", "\uffff", "a\"b",
        "a\\b", "line\nbreak", "\u0000", "\u001f", "\u007f", "</script>", "usr_67a935ec-deeb-4e31-b5d1-939f895d8a4b",
    ];

    private static readonly string[] Numbers = ["0", "-0.0", "1.50", "99.5", "1E+2", "12345678901234567890.123456789"];

    private static readonly string[] Spaces = ["", "", "", " ", "\n", "\t \r"];

    [Fact]
    public void Value_WrittenInAnyWay_HasTheFormOfItsWords()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Values; i++)
        {
            var json = Json(random, depth: 0);
            using var document = JsonDocument.Parse(json);
            var expected = Plainly(document.RootElement);

            var actual = new StringBuilder().AppendCanonical(JsonText.FromStored(json)).ToString();

            Assert.True(expected == actual, $"seed {seed}, value {i}: {json}\n{expected}\n{actual}");
        }
    }

    [Fact]
    public void Row_WithAnyPayload_HasTheHashOfItsPlainText()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var i = 0; i < Values; i++)
        {
            var row = Row(random);

            Assert.True(
                Sha256Digest.Of(Plainly(row)) == row.ComputeHash(), $"seed {seed}, row {i}: {row.Payload.Text}");
        }
    }

    [Theory]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\udc00":1}""")]
    [InlineData("""["x",{"b":"\ud83d"}]""")]
    public void String_ThatIsNoText_IsRefused_AndTheNextTextIsWhole(string json)
    {
        Assert.Throws<InvalidOperationException>(
            () => new StringBuilder().AppendCanonical(JsonText.FromStored(json)));

        Assert.Equal(
            """{"a":1,"b":2}""",
            new StringBuilder().AppendCanonical(JsonText.FromStored("""{"b":2,"a":1}""")).ToString());
    }

    [Fact]
    public void Bytes_ThatAreNoText_AreRefused()
    {
        using var document = JsonDocument.Parse(new byte[] { (byte)'"', 0xff, (byte)'"' });

        Assert.Throws<InvalidOperationException>(() => CanonicalWriter.Begin().Value(document.RootElement));
    }

    private static LedgerRow Row(Random random)
    {
        string Word() => Words[random.Next(Words.Length)];
        return new LedgerRow(
            Word(),
            Word(),
            random.Next(2) == 0 ? $"esc_{Word()}" : $"pos_{Word()}",
            random.NextInt64(long.MinValue, long.MaxValue),
            new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero),
            random.Next(2) == 0 ? null : Word(),
            Word(),
            JsonText.FromStored(Json(random, depth: 0)),
            Word(),
            Hash: "");
    }

    /// <summary>As docs/api/ledger.md tells it: the line as an object, in canonical JSON.</summary>
    private static string Plainly(LedgerRow row)
    {
        var members = new Dictionary<string, string>
        {
            ["at"] = Quoted(row.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
            [row.SubjectId.StartsWith("esc_", StringComparison.Ordinal) ? "escrowId" : "positionId"] =
                Quoted(row.SubjectId),
            ["id"] = Quoted(row.Id),
            ["kind"] = Quoted(row.Kind),
            ["newState"] = Quoted(row.NewState),
            ["payload"] = row.Payload.Text,
            ["previousHash"] = Quoted(row.PreviousHash),
            ["sequence"] = row.Sequence.ToString(CultureInfo.InvariantCulture),
        };
        if (row.PreviousState is { } previous)
            members["previousState"] = Quoted(previous);
        using var document = JsonDocument.Parse(
            "{" + string.Join(',', members.Select(it => $"{Quoted(it.Key)}:{it.Value}")) + "}");
        return Plainly(document.RootElement);
    }

    /// <summary>Word by word, with nothing copied.</summary>
    private static string Plainly(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(',', value.EnumerateObject()
            .OrderBy(it => it.Name, StringComparer.Ordinal)
            .Select(it => $"{Quoted(it.Name)}:{Plainly(it.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(',', value.EnumerateArray().Select(Plainly)) + "]",
        JsonValueKind.String => Quoted(value.GetString()!),
        _ => value.GetRawText(),
    };

    private static string Quoted(string text) => $"\"{string.Concat(text.Select(Escaped))}\"";

    private static string Escaped(char it) => it switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        < ' ' => $"\\u{(int)it:x4}",
        _ => $"{it}",
    };

    private static string Json(Random random, int depth) => random.Next(depth < 4 ? 6 : 3) switch
    {
        0 => Text(random),
        1 => Numbers[random.Next(Numbers.Length)],
        2 => ((string[])["true", "false", "null"])[random.Next(3)],
        3 => Within(random, "[", "]", () => Json(random, depth + 1)),
        _ => Within(random, "{", "}", () => $"{Text(random)}{Space(random)}:{Json(random, depth + 1)}"),
    };

    private static string Within(Random random, string start, string end, Func<string> item) =>
        start + Space(random)
        + string.Join(',', Enumerable.Range(0, random.Next(6)).Select(_ => Space(random) + item() + Space(random)))
        + end;

    private static string Space(Random random) => Spaces[random.Next(Spaces.Length)];

    /// <summary>Some of its units escaped though they need not be.</summary>
    private static string Text(Random random)
    {
        var escapes = random.Next(3) == 0;
        return $"\"{string.Concat(Words[random.Next(Words.Length)].Select(Written))}\"";

        // Half a pair is no text by itself, so that both are escaped or none.
        string Written(char it) =>
            it is '"' or '\\' or < ' ' || (escapes && (char.IsSurrogate(it) || random.Next(3) == 0))
                ? $"\\u{(int)it:X4}"
                : $"{it}";
    }
}
