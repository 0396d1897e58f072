using System.Globalization;
using EscrowGrid.Admin.Paging;
using EscrowGrid.Admin.Texts;
using EscrowGrid.Client.Positions;

namespace EscrowGrid.Admin.Positions;

/// <summary>The filters of the list of positions, as they stand in its address.</summary>
internal sealed class PositionQuery(IQueryCollection query, Preferences preferences, string? institution)
{
    public string? this[string name] => query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>What cannot be read is left out, as if nothing had been asked for.</summary>
    public PositionFilter Filter => new(institution, this["asset"], this["holder"])
    {
        ExternalReference = this["reference"],
        States = Wire<PositionState>.Find(this["state"]) is { } state ? [state] : [],
        CreatedFrom = preferences.Parse(this["from"]),
        CreatedTo = preferences.Parse(this["to"]),
        MinAmount = Number("min"),
        MaxAmount = Number("max"),
    };

    public bool IsNarrowed => query.Any(it => it.Key is not "cursor" && it.Value.ToString().Length > 0);

    /// <summary>The same filters at another path, or at another place of the list.</summary>
    public string At(string path, string? cursor = null)
    {
        var address = new Address(path);
        foreach (var name in new[] { "state", "holder", "reference", "asset", "from", "to", "min", "max" })
            address.With(name, this[name]);
        return address.With("cursor", cursor).ToString();
    }

    private decimal? Number(string name) =>
        decimal.TryParse(this[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
