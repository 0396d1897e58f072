using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Positions;

/// <summary>
/// A top-level member of a position's metadata whose value is a text, a number or a Boolean, in the form that filters
/// look for: a text by its characters, anything else by its JSON text as its author wrote it.
/// </summary>
/// <param name="Key">The member's name.</param>
/// <param name="Value">Its value.</param>
public sealed record MetadataTerm(string Key, string Value)
{
    private const int DigestBytes = 16;

    /// <summary>
    /// What the index holds: 128 bits of a SHA-256, since a key or a value may be longer than an index entry and may
    /// hold NUL, which Postgres keeps in no text.
    /// </summary>
    public Guid Digest
    {
        get
        {
            // The length of the key keeps "a=b" + "c" and "a" + "b=c" apart.
            var text = Encoding.UTF8.GetBytes($"{Key.Length}:{Key}={Value}");
            return new Guid(SHA256.HashData(text).AsSpan(0, DigestBytes), bigEndian: true);
        }
    }

    /// <summary>Everything in a document that can be looked for.</summary>
    public static IEnumerable<MetadataTerm> AllOf(JsonText document)
    {
        using var parsed = JsonDocument.Parse(document.Text);
        foreach (var member in parsed.RootElement.EnumerateObject())
        {
            if (member.Value.ValueKind is JsonValueKind.String)
                yield return new MetadataTerm(member.Name, member.Value.GetString() ?? "");
            else if (member.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                yield return new MetadataTerm(member.Name, member.Value.GetRawText());
        }
    }
}
