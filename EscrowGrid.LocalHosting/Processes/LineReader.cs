using System.Text;

namespace EscrowGrid.LocalHosting.Processes;

/// <summary>
/// Splits a process's output into lines. A longer line than <see cref="LongestLine"/> is cut into pieces.
/// </summary>
internal static class LineReader
{
    /// <summary>Characters.</summary>
    public const int LongestLine = 16 * 1024;

    public static async Task ReadAsync(TextReader reader, Action<string> onLine)
    {
        var buffer = new char[4096];
        var line = new StringBuilder();
        int count;
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            for (var i = 0; i < count; i++)
            {
                if (buffer[i] != '\n')
                    line.Append(buffer[i]);
                if (buffer[i] == '\n' || line.Length == LongestLine)
                    Flush(line, onLine);
            }
        }
        if (line.Length > 0)
            Flush(line, onLine);
    }

    private static void Flush(StringBuilder line, Action<string> onLine)
    {
        if (line.Length > 0 && line[^1] == '\r')
            line.Length--;
        onLine(line.ToString());
        line.Clear();
    }
}
