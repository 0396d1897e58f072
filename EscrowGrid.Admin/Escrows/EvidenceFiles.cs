namespace EscrowGrid.Admin.Escrows;

/// <summary>Which files prove something, as the API takes them.</summary>
internal static class EvidenceFiles
{
    /// <summary>Of one file.</summary>
    public const long MostBytes = 25_000_000;

    private const int LongestName = 200;

    /// <summary>By what the name ends with: what browsers make of it differs from one machine to the other.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".txt"] = "text/plain",
        [".csv"] = "text/csv",
        [".mp4"] = "video/mp4",
    };

    /// <summary>For a browser to choose from.</summary>
    public static string Accepted { get; } = string.Join(',', Types.Keys);

    /// <returns>Null for what is not taken.</returns>
    public static string? TypeOf(string name) => Types.GetValueOrDefault(Path.GetExtension(name));

    /// <summary>Without folders, which some browsers send; the end of it, which says what it is.</summary>
    public static string NameOf(string sent)
    {
        var name = sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length <= LongestName ? name : name[^LongestName..];
    }
}
