using System.Text;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Tests.Documents;

public sealed class ErrorTextTests
{
    private static readonly UTF8Encoding Strict =
        new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>No inline data: attributes cannot hold half a surrogate pair.</summary>
    [Fact]
    public void Text_OfAnything_IsCutAndCanBeStored()
    {
        (string Text, string Expected)[] cases =
        [
            ("plain", "plain"),
            ("a\0b", "a b"),
            ("half \ud83d", "half \ufffd"),
            ("whole \ud83d\ude00", "whole \ud83d\ude00"),
            ("123456789\ud83d\ude00", "123456789\ufffd"),
            ("1234567890 and more", "1234567890"),
        ];

        foreach (var (text, expected) in cases)
        {
            var cut = ErrorText.Cut(text, 10);

            Assert.Equal(expected, cut, StringComparer.Ordinal);
            Assert.Equal(cut, Strict.GetString(Strict.GetBytes(cut)), StringComparer.Ordinal);
        }
    }
}
