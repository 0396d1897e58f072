using System.Collections.Frozen;
using System.Text.Json;

namespace EscrowGrid.Admin.Texts;

/// <summary>
/// Every text of the console in every language, from the JSON files beside this class. They have the same keys; a test
/// sees to it, and to it that no page holds a text of its own.
/// </summary>
internal sealed class Catalogue
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts =
        Language.All.ToFrozenDictionary(it => it.Code, it => Read(it.Code));

    /// <summary>The keys of a language.</summary>
    public IEnumerable<string> Keys(Language language) => _texts[language.Code].Keys;

    /// <returns>The text, or the key itself where there is none, so that what is missing is seen.</returns>
    public string Find(Language language, string key) => _texts[language.Code].GetValueOrDefault(key, key);

    public bool Has(Language language, string key) => _texts[language.Code].ContainsKey(key);

    private static FrozenDictionary<string, string> Read(string code)
    {
        var name = $"{typeof(Catalogue).Namespace}.{code}.json";
        using var file = typeof(Catalogue).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }
}
