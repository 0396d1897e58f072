namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// What pages weigh at the first visit, in bytes over the wire with style, script and icon: a list for people, in
/// <c>artifacts/test-output/page-weights.tsv</c>.
/// </summary>
internal static class Weights
{
    private static readonly string File = Path.Combine(Chromium.ScreenshotFolder, "..", "page-weights.tsv");
    private static readonly Lock Writing = new();
    private static readonly SortedDictionary<string, int> Known = new(StringComparer.Ordinal);

    public static void Write(string size, string page, int bytes)
    {
        lock (Writing)
        {
            Known[$"{page}\t{size}"] = bytes;
            System.IO.File.WriteAllLines(File, Known.Select(it => $"{it.Key}\t{it.Value}"));
        }
    }
}
