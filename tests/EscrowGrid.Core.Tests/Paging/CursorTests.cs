using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Outcomes;
using EscrowGrid.Core.Paging;

namespace EscrowGrid.Core.Tests.Paging;

public sealed class CursorTests
{
    private static readonly Sha256Digest List = Sha256Digest.Of("list");

    private static readonly RowKey Key = new(
        new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero),
        Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"));

    [Fact]
    public void Cursor_WrittenAndRead_IsTheSame()
    {
        var cursor = new Cursor(List, Key);

        Assert.True(Cursor.TryParse(cursor.ToString(), out var read));
        Assert.Equal(cursor, read);
        Assert.Equal("", Cursor.Start.ToString());
    }

    [Fact]
    public void Cursor_WithAnyCharacterChanged_IsAnotherOneOrNone()
    {
        var text = new Cursor(List, Key).ToString();
        for (var i = 0; i < text.Length; i++)
        {
            var changed = $"{text[..i]}{(text[i] == 'A' ? 'B' : 'A')}{text[(i + 1)..]}";
            if (Cursor.TryParse(changed, out var read))
                Assert.NotEqual(new Cursor(List, Key), read);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("not a cursor")]
    [InlineData("AQAAAZt7-9_eABEiM0RVZneImaq7zN3u_w")]
    public void Text_ThatIsNoCursor_IsNotRead(string text) => Assert.False(Cursor.TryParse(text, out _));

    [Fact]
    public void Text_OfAnUnknownFormatOrAnImpossibleTime_IsNotRead()
    {
        var bytes = System.Buffers.Text.Base64Url.DecodeFromChars(new Cursor(List, Key).ToString());
        byte[] otherFormat = [2, .. bytes[1..]];
        byte[] endOfTime = [1, 0x7F, .. bytes[2..]];

        Assert.False(Cursor.TryParse(System.Buffers.Text.Base64Url.EncodeToString(otherFormat), out _));
        Assert.False(Cursor.TryParse(System.Buffers.Text.Base64Url.EncodeToString(endOfTime), out _));
    }

    [Fact]
    public void Page_OfAnotherList_IsRefused()
    {
        var page = new Page(10, 0) { Cursor = new Cursor(List, Key) };

        Assert.True(page.Of(List).TryGet(out _, out _));
        Assert.False(page.Of(Sha256Digest.Of("other")).TryGet(out _, out var problem));
        Assert.Equal(Problems.InvalidPagination, problem.Kind);
    }
}
