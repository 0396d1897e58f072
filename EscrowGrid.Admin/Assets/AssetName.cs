using EscrowGrid.Admin.Forms;
using EscrowGrid.Client.Assets;

namespace EscrowGrid.Admin.Assets;

/// <summary>
/// An asset as a field names it: its label, which others may have too, and behind it the id; the id alone will do.
/// </summary>
internal static class AssetName
{
    private const string Prefix = "ast_";

    public static string Of(Asset asset) => $"{asset.Label} · {asset.Id}";

    /// <returns>The id.</returns>
    /// <exception cref="FieldException">The text names none.</exception>
    public static string Parse(string field, string text)
    {
        var id = text.Trim().Split(' ')[^1];
        return id.StartsWith(Prefix, StringComparison.Ordinal)
            ? id
            : throw new FieldException(field, "position.no-asset");
    }
}
