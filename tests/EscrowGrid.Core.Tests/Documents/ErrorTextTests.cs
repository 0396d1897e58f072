using System.Text;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Documents;

public sealed class ErrorTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\0b", "a b")]
    [InlineData("half \ud83d", "half \ufffd")]
    [InlineData("whole \ud83d\ude00", "whole \ud83d\ude00")]
    [InlineData("123456789\ud83d\ude00", "123456789\ufffd")]
    [InlineData("1234567890 and more", "1234567890")]
    public void Text_OfAnything_IsCutAndCanBeStored(string text, string expected)
    {
        var cut = ErrorText.Cut(text, 10);

        Assert.Equal(expected, cut);
        Assert.Equal(cut, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Encoding.UTF8.GetBytes(cut)));
    }
}
