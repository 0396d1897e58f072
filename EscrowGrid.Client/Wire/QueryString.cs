using System.Text;
using EscrowGrid.Client.Paging;

namespace EscrowGrid.Client.Wire;

/// <summary>Builds a path with a query; parameters without a value are left out.</summary>
internal sealed class QueryString(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = '?';

    public QueryString Add(string name, string? value)
    {
        if (value is null) return this;
        _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _separator = '&';
        return this;
    }

    public QueryString Add(PageRequest page) =>
        Add("limit", page.Limit.ToString()).Add("offset", page.Offset.ToString());

    public override string ToString() => _text.ToString();

    /// <summary>A path of fixed parts and ids; ids are escaped.</summary>
    public static string Path(FormattableString path) =>
        string.Format(
            path.Format, [.. path.GetArguments().Select(argument => Uri.EscapeDataString(argument?.ToString() ?? ""))]);
}
