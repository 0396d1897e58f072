using System.Text;

namespace EscrowGrid.Admin.Paging;

/// <summary>An address of the console with its query; what is null or empty is left out.</summary>
internal sealed class Address(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = path.Contains('?') ? '&' : '?';

    public Address With(string name, string? value)
    {
        if (string.IsNullOrEmpty(value)) return this;
        _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _separator = '&';
        return this;
    }

    public override string ToString() => _text.ToString();
}
