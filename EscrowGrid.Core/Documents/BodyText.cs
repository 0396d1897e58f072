using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.Documents;

/// <summary>Reads text that was received whole, by a contract that asks for its fields.</summary>
public static class BodyText
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Limits.BodyDepth };

    /// <returns>What was read; or that it is no JSON, or every field that breaks a rule.</returns>
    public static Result<T> Parse<T>(ReadOnlySequence<byte> body, Func<Fields, T> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            if (!body.IsSingleSegment)
                body = new ReadOnlySequence<byte>(body.ToArray());
            if (!HoldsTextOnly(body.FirstSpan))
                return Problems.MalformedJson;
            using var document = JsonDocument.Parse(body, Options);
            if (document.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                return Problems.MalformedJson;
            var fields = new Fields(document.RootElement);
            var value = read(fields);
            return fields.Errors.Count == 0 ? value : Problems.ValidationFailed.With(fields.Errors);
        }
        catch (JsonException)
        {
            return Problems.MalformedJson;
        }
    }

    /// <summary>
    /// Whether every string and name is text: valid UTF-8, and no escape that is half of a surrogate pair. The parser
    /// itself looks at that only when a string is read, which is too late for what is stored unread.
    /// </summary>
    private static bool HoldsTextOnly(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
            return false;
        if (!body.Contains((byte)'\\'))
            return true;
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Limits.BodyDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.ValueIsEscaped)
                    reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            // How the reader says that it met such an escape.
            return false;
        }
    }
}
