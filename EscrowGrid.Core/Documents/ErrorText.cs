using System.Text;

namespace EscrowGrid.Core.Documents;

/// <summary>
/// What something outside, or an exception, has said of itself, made fit to be stored: who knows what is in it, and
/// text that the database refuses would keep the very outcome that it explains from being stored.
/// </summary>
public static class ErrorText
{
    /// <param name="text">Any.</param>
    /// <param name="length">The most to keep, in UTF-16 units.</param>
    /// <returns>Without NUL, and without halves of surrogate pairs.</returns>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length <= length ? text : text[..length];
        // A half, also one that the cut has made, becomes U+FFFD.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)).Replace('\0', ' ');
    }
}
