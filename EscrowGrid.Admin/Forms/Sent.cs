namespace EscrowGrid.Admin.Forms;

/// <summary>What became of a form.</summary>
/// <param name="Address">Where to go on.</param>
/// <param name="Key">What is said there, of the catalogue; null for nothing.</param>
internal sealed record Sent(string Address, string? Key = null)
{
    /// <summary>What stands in the text's places.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>A secret that the next page shows once.</summary>
    public string? Secret { get; init; }
}
