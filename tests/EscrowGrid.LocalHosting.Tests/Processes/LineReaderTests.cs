using EscrowGrid.LocalHosting.Processes;

namespace EscrowGrid.LocalHosting.Tests.Processes;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Lines_OfEitherEnd_AreSplitAndTheLastNeedsNoEnd()
    {
        Assert.Equal(["a", "b", "", "c"], await ReadAsync("a\r\nb\n\nc"));
    }

    [Fact]
    public async Task Line_LongerThanTheLimit_IsCut()
    {
        var lines = await ReadAsync(new string('x', LineReader.LongestLine + 5) + "\ny");

        Assert.Equal([LineReader.LongestLine, 5, 1], lines.Select(line => line.Length));
    }

    private static async Task<List<string>> ReadAsync(string text)
    {
        var lines = new List<string>();
        using var reader = new StringReader(text);
        await LineReader.ReadAsync(reader, lines.Add);
        return lines;
    }
}
