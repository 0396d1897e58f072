namespace EscrowGrid.Admin.Forms;

/// <summary>What became of a form.</summary>
/// <param name="Address">Where to go on.</param>
/// <param name="Key">What is said there, of the catalogue; null for nothing.</param>
internal sealed record Sent(string Address, string? Key = null)
{
    /// <summary>A secret that the next page shows once.</summary>
    public string? Secret { get; init; }
}
