using System.Text;

namespace EscrowGrid.Api.Tests.Abuse;

/// <summary>Values that have broken other systems, by a seeded choice.</summary>
internal sealed class Mischief(Random random)
{
    private static readonly string[] Texts =
    [
        "", " ", "'; DROP TABLE positions; --", "' OR '1'='1", "\\x00", "%00", "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>", "${jndi:ldap://127.0.0.1/a}", "{{7*7}}", "../../etc/passwd", "..%2f..%2f",
        "\u0000", "\u202e\u0645", "\U0001F4B0", "\uFEFF", "\r\nX-Injected: 1", "NaN", "null", "undefined",
        "-0", "1e400",
        "inst_00000000-0000-4000-8000-000000000000", "pos_x", "ast_", "ÅÄÖ", "\t", "$1", "%s%n", "true", "[]", "{}",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "1e400", "-1e400", "1e-9", "1e-8", "1.5e-8", "0.000000001",
        "999999999999999.99999999", "1000000000000000", "1000000000000000.1", "9007199254740993", "1E+2", "0.1e1",
        "12345678901234567890123456789012345678901234567890", "[]", "{}", "[null]", "[[]]", "\"\"", "\" \"",
        "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\uFFFF\"", "{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}",
        "\"'; DROP TABLE ledger_events; --\"", "\"<script>alert(1)</script>\"", "{\"__proto__\":{\"admin\":true}}",
        "\"2026-02-30T25:61:61Z\"", "\"9999-12-31T23:59:59.999Z\"", "\"0001-01-01T00:00:00Z\"", "1e", "01", "+1", "NaN",
    ];

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public int Below(int maximum) => random.Next(maximum);

    public string Text() => random.Next(12) switch
    {
        0 => new string((char)random.Next(33, 127), random.Next(1, 3_000)),
        1 => new string('a', 256),
        _ => Pick(Texts),
    };

    /// <summary>A JSON value, or something that only looks like one.</summary>
    public string Value() => random.Next(20) switch
    {
        0 => $"\"{new string('x', random.Next(250, 70_000))}\"",
        1 => new string('[', random.Next(1, 200)) + new string(']', random.Next(1, 200)),
        2 => Nested(random.Next(1, 120)),
        3 => $"{random.NextInt64()}.{random.Next(1_000_000_000)}",
        4 => $"[{string.Join(',', Enumerable.Repeat("\"US\"", random.Next(0, 40)))}]",
        _ => Pick(Values),
    };

    public byte[] Bytes()
    {
        var bytes = new byte[random.Next(0, 200)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Nested(int depth)
    {
        var text = new StringBuilder();
        for (var i = 0; i < depth; i++)
            text.Append("{\"a\":");
        return text.Append('1').Append('}', depth).ToString();
    }
}
