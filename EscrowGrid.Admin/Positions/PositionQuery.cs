using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Paging;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Positions;

/// <summary>The filters of the list of positions, as they stand in its address.</summary>
internal sealed class PositionQuery(IQueryCollection query, Preferences preferences, string? institution)
{
    private static readonly string[] Names =
        ["state", "holder", "reference", "asset", "from", "to", "min", "max"];

    public string? this[string name] => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Only of what <see cref="IsReadable"/>: what cannot be read would be left out.</summary>
    public PositionFilter Filter => new(institution, this["asset"], this["holder"])
    {
        ExternalReference = this["reference"],
        States = Wire<PositionState>.Find(this["state"]) is { } state ? [state] : [],
        CreatedFrom = preferences.Parse(this["from"]),
        CreatedTo = preferences.Parse(this["to"]),
        MinAmount = TypedNumber.Parse(this["min"]),
        MaxAmount = TypedNumber.Parse(this["max"]),
    };

    public bool IsReadable => Names.All(it => Wrong(it) is null);

    public bool IsNarrowed => query.Any(it => it.Key is not "cursor" && it.Value.ToString().Length > 0);

    /// <summary>Why a filter cannot be read.</summary>
    /// <returns>A key of the catalogue; null for one that can, and for none.</returns>
    public string? Wrong(string name) => string.IsNullOrWhiteSpace(this[name]) ? null : name switch
    {
        "state" when Wire<PositionState>.Find(this[name]) is null => "form.choice",
        "from" or "to" => preferences.Wrong(this[name]),
        "min" or "max" when TypedNumber.Parse(this[name]) is null => "form.number",
        _ => null,
    };

    /// <summary>The same filters at another path, or at another place of the list.</summary>
    public string At(string path, string? cursor = null)
    {
        var address = new Address(path);
        foreach (var name in Names)
            address.With(name, this[name]);
        return address.With("cursor", cursor).ToString();
    }
}
