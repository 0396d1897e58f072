using System.Collections.Concurrent;

namespace EscrowGrid.Api.Tests.Abuse;

/// <summary>Two institutions and what they have, so that many of the ids in a fuzzed request exist.</summary>
internal sealed class World
{
    private readonly Dictionary<string, string[]> _values;
    private readonly string[] _keys;

    private World(ApiUnderTest api, Dictionary<string, string[]> values, string[] keys)
    {
        Address = api.Address;
        _values = values;
        _keys = keys;
    }

    public Uri Address { get; }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });

    /// <summary>The methods and routes that were tried.</summary>
    public ConcurrentDictionary<(string Method, string Route), bool> Reached { get; } = new();

    public static async Task<World> CreateAsync(ApiUnderTest api)
    {
        var one = await api.CreateTenantAsync();
        var other = await api.CreateTenantAsync();
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var tenant in new[] { one, other })
        {
            Add("institutionId", tenant.Id);
            Add("positionId", await tenant.CreatePositionAsync());
            Add("positionId", await tenant.CreatePositionAsync());
            var assets = (await tenant.Admin.GetAsync("/assets")).Json.GetProperty("data");
            foreach (var asset in assets.EnumerateArray())
            {
                Add("assetId", asset.GetProperty("id").GetString()!);
                Add("templateId", asset.GetProperty("templateId").GetString()!);
            }

            // A key of its own to revoke, so that the callers' keys live on.
            var spare = await api.Root.PostAsync(
                $"/institutions/{tenant.Id}/api-keys", """{"label":"spare","role":"read_only"}""");
            Add("keyId", spare.Id);
        }

        foreach (var region in new[] { "US", "EU_UK", "SG", "UAE" })
            Add("region", region);
        return new World(
            api,
            values.ToDictionary(it => it.Key, it => it.Value.ToArray(), StringComparer.Ordinal),
            [ApiUnderTest.RootKey, one.Admin.Key!, one.Admin.Key!, one.Reader.Key!, other.Admin.Key!]);

        void Add(string name, string value)
        {
            if (!values.TryGetValue(name, out var list))
                values.Add(name, list = []);
            list.Add(value);
        }
    }

    public string Key(Mischief mischief) => mischief.Pick(_keys);

    /// <summary>An existing value of a parameter, or the text itself where there is none.</summary>
    public string ValueOf(string name, Mischief mischief) =>
        _values.TryGetValue(name, out var known) ? mischief.Pick(known) : "x";
}
