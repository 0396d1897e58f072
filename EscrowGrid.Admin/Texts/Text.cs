namespace EscrowGrid.Admin.Texts;

/// <summary>The texts of one request, in the language of who asked.</summary>
internal sealed class Text(Catalogue catalogue, Preferences preferences)
{
    public Language Language => preferences.Language;

    public string this[string key] => catalogue.Find(Language, key);

    /// <summary>With values in the places {0}, {1}, …</summary>
    public string Of(string key, params object?[] values) => string.Format(this[key], values);

    /// <returns>Null where the catalogue has none.</returns>
    public string? Find(string key) => catalogue.Has(Language, key) ? this[key] : null;

    /// <summary>A word of the API, such as a state; one that the console does not know yet is shown as it is.</summary>
    public string Word(string? word)
    {
        if (string.IsNullOrEmpty(word)) return "";
        var key = $"word.{word}";
        return catalogue.Has(Language, key) ? this[key] : word;
    }

    /// <summary>As <see cref="Word(string)"/>, of a value that has a name on the wire.</summary>
    public string Word<T>(T value)
        where T : struct, Enum => Word(Wire<T>.Name(value));
}
