using EscrowGrid.Core.Identifiers;
using EscrowGrid.Core.Positions;
using Microsoft.Extensions.Caching.Memory;

namespace EscrowGrid.Core.Storage.Postgres;

/// <summary>
/// Facts about assets, read before. They may be out of date: whoever uses them stores with their
/// <see cref="OpeningFacts.RulesVersion"/>, which the database compares. Newer facts replace older ones.
/// </summary>
internal sealed class RememberedFacts : IDisposable
{
    private static readonly MemoryCacheEntryOptions One = new() { Size = 1 };

    private readonly MemoryCache _facts = new(new MemoryCacheOptions { SizeLimit = Limits.RememberedAssets });

    public OpeningFacts? Find(AssetId asset) => _facts.Get<OpeningFacts>(asset);

    public void Keep(AssetId asset, OpeningFacts facts) => _facts.Set(asset, facts, One);

    public void Dispose() => _facts.Dispose();
}
