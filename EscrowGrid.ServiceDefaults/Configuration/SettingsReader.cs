using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// Reads settings by their environment names and collects what is wrong with them, so that one message can list
/// everything. A problem names the setting and the rule, never the value.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];
    private readonly List<string> _missing = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The names of variables that have to be set and are not, beside the problems.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Records that a variable has to be set and is not.</summary>
    public void Miss(string name) => _missing.Add(name);

    /// <summary>Records what is wrong with a setting.</summary>
    public void Refuse(string name, string rule) => _problems.Add($"{name}: {rule}");

    /// <summary>
    /// The trimmed value, or null when it is unset or blank (Compose renders an unset variable as blank).
    /// </summary>
    public string? Text(string name)
    {
        var value = configuration[SettingNames.Key(name)]?.Trim();
        return string.IsNullOrEmpty(value) ? null : value;
    }

    /// <summary>A value that is <c>true</c> or <c>false</c>; anything else is refused.</summary>
    public bool Switch(string name, bool unset)
    {
        switch (Text(name))
        {
            case null: return unset;
            case "true": return true;
            case "false": return false;
            default:
                Refuse(name, "allowed: true, false");
                return unset;
        }
    }

    /// <summary>A whole number from 1; anything else is refused.</summary>
    public int Whole(string name, int unset, int maximum = int.MaxValue)
    {
        if (Text(name) is not { } text) return unset;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= maximum)
        {
            return number;
        }

        Refuse(name, $"not a whole number from 1 to {maximum.ToString(CultureInfo.InvariantCulture)}");
        return unset;
    }

    /// <summary>The items of a comma list, trimmed, without empty ones.</summary>
    public IReadOnlyList<string> List(string name) => Text(name)
        ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>
    /// The value of <paramref name="name"/>, or the content of the file that <c>NAME_FILE</c> points at, without the
    /// line end that editors and <c>openssl</c> leave behind. Both at once is refused: nobody could tell which one
    /// counts.
    /// </summary>
    public string? Secret(string name)
    {
        var fileName = name + SettingNames.FileSuffix;
        var value = Text(name);
        if (Text(fileName) is not { } path) return value;
        if (value is not null)
        {
            Refuse(name, $"set together with {fileName}; keep one of them");
            return null;
        }

        try
        {
            var content = File.ReadAllText(path).Trim();
            if (content.Length > 0) return content;
            Refuse(fileName, "the file is empty");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException
            or NotSupportedException)
        {
            Refuse(fileName, "the file cannot be read");
        }

        return null;
    }
}
