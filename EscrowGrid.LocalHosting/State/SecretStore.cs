using System.Text.Json;
using EscrowGrid.LocalHosting.Servers;

namespace EscrowGrid.LocalHosting.State;

/// <summary>
/// Generated parameter values, in a file that only its owner may read, beside the data they protect. A value is
/// generated once and never again.
/// </summary>
internal sealed class SecretStore(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Lock _lock = new();

    /// <summary>The kept value, or a new one, which is on disk before it is returned.</summary>
    public string GetOrCreate(string key, Func<string> create)
    {
        lock (_lock)
        {
            var values = Read();
            if (values.TryGetValue(key, out var kept))
                return kept;
            values[key] = create();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PrivateFile.Write(path, JsonSerializer.Serialize(values, Indented));
            return values[key];
        }
    }

    private SortedDictionary<string, string> Read()
    {
        if (!File.Exists(path))
            return new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var kept = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
            return new SortedDictionary<string, string>(kept, StringComparer.Ordinal);
        }
        catch (JsonException e)
        {
            // Writing new values over it would lock the application out of its data.
            throw new LocalHostingException(
                $"The secrets in '{path}' cannot be read: {e.Message} Nothing was changed.", e);
        }
    }
}
