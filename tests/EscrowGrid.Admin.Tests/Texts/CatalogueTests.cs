using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using EscrowGrid.Admin.Texts;

namespace EscrowGrid.Admin.Tests.Texts;

/// <summary>Both languages are complete, and no page has a text of its own.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Catalogue Catalogue = new();

    /// <summary>Names that are the same in every language.</summary>
    private static readonly string[] Names = ["EscrowGrid", "EscrowGrid ·", "· EscrowGrid"];

    [Fact]
    public void Languages_OfTheCatalogue_HaveTheSameKeys() => Assert.Equal(
        Catalogue.Keys(Language.English).Order(StringComparer.Ordinal),
        Catalogue.Keys(Language.Bengali).Order(StringComparer.Ordinal));

    [Fact]
    public void Texts_OfBothLanguages_AreThereAndHaveTheSamePlaces() => Assert.All(
        Catalogue.Keys(Language.English),
        key =>
        {
            var (english, bengali) =
                (Catalogue.Find(Language.English, key), Catalogue.Find(Language.Bengali, key));
            Assert.NotEmpty(english);
            Assert.NotEmpty(bengali);
            Assert.Equal(Places(english), Places(bengali));
        });

    /// <summary>What needs no translation has no Bengali letter: names and the percent sign.</summary>
    [Fact]
    public void Texts_InBengali_AreWrittenInBengali()
    {
        var untranslated = Catalogue.Keys(Language.Bengali)
            .Where(key => !Catalogue.Find(Language.Bengali, key).Any(letter => letter is >= '\u0980' and <= '\u09FF'));

        Assert.Equal(
            ["percent", "status.api", "word.SYSTEM", "word.system"], untranslated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Keys_ThatPagesName_AreInTheCatalogue()
    {
        var missing = from file in Sources("*.razor").Concat(Sources("*.cs"))
                      from Match match in NamedKeys().Matches(file.Text)
                      let key = match.Groups["key"].Value
                      where !Catalogue.Has(Language.English, key)
                      select $"{file.Name}: {key}";

        Assert.Empty(missing);
    }

    /// <summary>What the API may say as a word is known by name, so that a new one is not shown raw.</summary>
    [Theory]
    [InlineData("Escrows/EscrowEventKind.cs", @"^    (?<name>[A-Z]\w+),")]
    [InlineData("Reconciliation/BreakKind.cs", @"^    (?<name>[A-Z]\w+),")]
    [InlineData("Collections/FundsReason.cs", "const string \\w+ = \"(?<name>[a-z_]+)\"")]
    [InlineData("Audit/AuditAction.cs", "new\\(\\s*\"(?<name>[A-Z_]+)\"")]
    public void Words_OfTheApi_AreInTheCatalogue(string file, string pattern)
    {
        const RegexOptions Lines =
            RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking;
        var names = Regex.Matches(ReadCore(file), pattern, Lines)
            .Select(it => it.Groups["name"].Value)
            .Select(it => it.Contains('_') || char.IsLower(it[0]) ? it : WireOf(it))
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, it => Assert.True(Catalogue.Has(Language.Bengali, $"word.{it}"), it));
    }

    [Theory]
    [InlineData("RateLimitPolicies.cs", "\"(?<name>[a-z-]+)\",", "limit.what.")]
    [InlineData("RateLimitSubject.cs", @"^    (?<name>[A-Z]\w+),", "limit.by.")]
    [InlineData("CountingPlace.cs", @"^    (?<name>[A-Z]\w+),", "limits.in.")]
    public void RateLimits_OfTheApi_AreInTheCatalogue(string file, string pattern, string prefix)
    {
        const RegexOptions Lines =
            RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.NonBacktracking;
        var names = Regex.Matches(ReadCore($"../EscrowGrid.Api/RateLimits/{file}"), pattern, Lines)
            .Select(it => it.Groups["name"].Value)
            .Select(it => char.IsLower(it[0]) ? it : WireOf(it))
            .ToList();

        Assert.NotEmpty(names);
        Assert.All(names, it => Assert.True(Catalogue.Has(Language.Bengali, prefix + it), prefix + it));
    }

    /// <summary>What the API says of its schedules is English; the console says it in the visitor's language.</summary>
    [Fact]
    public void Schedules_OfTheApi_AreDescribedInTheCatalogue()
    {
        var declared = Directory.EnumerateFiles(CoreFolder(), "*.cs", SearchOption.AllDirectories)
            .SelectMany(it => ScheduleIds().Matches(File.ReadAllText(it)))
            .Select(it => it.Groups["id"].Value)
            .ToList();

        Assert.True(declared.Count >= 10, string.Join(", ", declared));
        Assert.All(declared, it => Assert.True(Catalogue.Has(Language.Bengali, $"schedule.about.{it}"), it));
    }

    [Fact]
    public void Pages_OfTheConsole_HoldNoTextOfTheirOwn()
    {
        var literal = from file in Sources("*.razor")
                      from text in RazorText.Of(file.Text)
                      where !Names.Contains(text)
                      select $"{file.Name}: {text}";

        Assert.Empty(literal);
    }

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p title=\"Hello\">@T[\"x\"]</p>", "Hello")]
    [InlineData("@if (a) { <b>Hello</b> }", "Hello")]
    [InlineData("<p>@T[\"x.y\"] @(a ? \"b\" : \"c\")</p>", null)]
    public void RazorText_OfAPage_IsWhatReadersSee(string page, string? text) =>
        Assert.Equal(text is null ? [] : [text], RazorText.Of(page));

    /// <summary>PartlyFunded as PARTLY_FUNDED; what has capitals alone stays as it is.</summary>
    private static string WireOf(string name) => name.All(char.IsUpper)
        ? name
        : string.Concat(name.Select(
            (it, at) => at > 0 && char.IsUpper(it) ? $"_{it}" : $"{char.ToUpperInvariant(it)}"));

    private static string ReadCore(string file) => File.ReadAllText(Path.Combine(CoreFolder(), file));

    private static string CoreFolder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "EscrowGrid.Core");

    private static string[] Places(string text) =>
        [.. PlacesInText().Matches(text).Select(it => it.Value).Order(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, string Text)> Sources(string pattern, [CallerFilePath] string here = "")
    {
        var root = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "EscrowGrid.Admin");
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(it => (Path.GetFileName(it), File.ReadAllText(it)));
    }

    [GeneratedRegex(
        @"(RecurringSchedule \w+ = new|new RecurringSchedule)\(\s*""(?<id>[a-z-]+)""",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ScheduleIds();

    [GeneratedRegex(@"\{\d\}", RegexOptions.NonBacktracking)]
    private static partial Regex PlacesInText();

    [GeneratedRegex(
        """
        (?:T\["|T\.Of\("|FieldException\("\w+",[ ]"|Back\("
          |\b(?:Of|Label|Help|Send|Title|Empty|Lead|Question|UpText|NoneKey)=")(?<key>[a-z][A-Za-z.-]*)"
        """,
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NamedKeys();
}
