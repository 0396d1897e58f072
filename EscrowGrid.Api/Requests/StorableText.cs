using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Text that every store keeps alike: no NUL, which Postgres refuses, and no half of a surrogate pair, which is no text.
/// </summary>
internal static class StorableText
{
    public static bool TryRead(JsonElement element, [NotNullWhen(true)] out string? text)
    {
        text = null;
        try
        {
            text = element.GetString();
        }
        catch (InvalidOperationException)
        {
            // How the reader says that an escape is half of a surrogate pair.
            return false;
        }

        return text is not null && IsStorable(text);
    }

    public static bool IsStorable(string text) => !text.Contains('\0');
}
