using System.Globalization;
using System.Text;

namespace EscrowGrid.Benchmarks.Report;

/// <summary>The table as a picture: for each operation two bars, ours and pgbench's, to one scale.</summary>
internal static class Chart
{
    private const int Width = 900;
    private const int LabelWidth = 250;
    private const int BarHeight = 14;
    private const int RowHeight = 44;
    private const int Top = 64;
    private const int ValueWidth = 150;

    public static string Draw(IReadOnlyList<Measurement> measurements, string circumstances)
    {
        var scale = (Width - LabelWidth - ValueWidth)
            / measurements.Max(it => Math.Max(it.Api.PerSecond, it.ReferencePerSecond ?? 0));
        var height = Top + (measurements.Count * RowHeight) + 12;
        var svg = new StringBuilder();
        Add(svg, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width}" height="{height}" viewBox="0 0 {Width} {height}"
              font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Operations a second">
            <rect width="100%" height="100%" fill="#ffffff"/>
            <text x="16" y="26" font-size="17" font-weight="600" fill="#1b2733">Operations a second</text>
            <text x="16" y="46" fill="#5b6b7a">{circumstances}</text>
            <rect x="{Width - 250}" y="14" width="12" height="12" fill="#1f6f8b"/>
            <text x="{Width - 232}" y="25" fill="#1b2733">EscrowGrid</text>
            <rect x="{Width - 140}" y="14" width="12" height="12" fill="#b8c4ce"/>
            <text x="{Width - 122}" y="25" fill="#1b2733">pgbench</text>
            """);
        for (var row = 0; row < measurements.Count; row++)
            DrawRow(svg, measurements[row], Top + (row * RowHeight), scale);
        return svg.Append("</svg>").AppendLine().ToString();
    }

    private static void DrawRow(StringBuilder svg, Measurement it, int y, double scale)
    {
        Add(svg, $"""
            <text x="16" y="{y + 20}" fill="#1b2733">{it.Scenario}, {it.Connections} connections</text>
            """);
        DrawBar(svg, y + 3, it.Api.PerSecond * scale, "#1f6f8b", $"{it.Api.PerSecond:N0}  (p99 {it.Api.P99Ms:N1} ms)");
        if (it.ReferencePerSecond is { } reference)
            DrawBar(svg, y + 4 + BarHeight, reference * scale, "#b8c4ce", $"{reference:N0}  (ratio {it.Ratio:N2})");
    }

    private static void DrawBar(StringBuilder svg, int y, double width, string colour, string text) => Add(svg, $"""
        <rect x="{LabelWidth}" y="{y}" width="{width:F1}" height="{BarHeight}" fill="{colour}"/>
        <text x="{LabelWidth + width + 6:F1}" y="{y + 11}" font-size="11" fill="#1b2733">{text}</text>
        """);

    private static void Add(StringBuilder svg, FormattableString text) =>
        svg.AppendLine(text.ToString(CultureInfo.InvariantCulture));
}
