using System.Text.RegularExpressions;

namespace EscrowGrid.Admin.Tests.Texts;

/// <summary>The words of a .razor file that readers would see as they stand there.</summary>
internal static partial class RazorText
{
    private const int TimeoutMs = 2000;

    public static IReadOnlyList<string> Of(string page)
    {
        var markup = Code().Replace(Comments().Replace(page, ""), "");
        var shown = ReadAttributes().Matches(markup).Select(it => it.Groups["text"].Value)
            .Concat(Between().Matches(markup).Select(it => it.Groups["text"].Value));
        return [.. shown.Select(Literal).Where(it => it.Any(char.IsLetter))];
    }

    /// <summary>Without what is computed.</summary>
    private static string Literal(string text) => Expressions().Replace(Statements().Replace(text, " "), " ").Trim();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, TimeoutMs)]
    private static partial Regex Comments();

    /// <summary>A page's code stands at its end.</summary>
    [GeneratedRegex(@"^@code \{.*", RegexOptions.Singleline | RegexOptions.Multiline, TimeoutMs)]
    private static partial Regex Code();

    [GeneratedRegex(
        @"\b(?:aria-label|placeholder|title|alt)=""(?<text>[^""@]*)""", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex ReadAttributes();

    /// <summary>Behind a tag and before the next, on one line: statements of code have their own.</summary>
    [GeneratedRegex(@"(?<=[\w""/]>)(?<text>[^<>\n]+)(?=</)", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex Between();

    [GeneratedRegex(@"@?(?:if|else|foreach|switch)\b[^{}]*\{|\belse\b|[{}]", RegexOptions.ExplicitCapture, TimeoutMs)]
    private static partial Regex Statements();

    /// <summary>@name, @name.Of(…), @T["…"], @(…), with two levels of brackets inside.</summary>
    [GeneratedRegex(
        """
        @(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)
          |[\w.?!]+(?:\[(?:[^\[\]]|\[[^\]]*\])*\]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\.\w+)*)
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, TimeoutMs)]
    private static partial Regex Expressions();
}
