using EscrowGrid.Core.Documents;
using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.Positions;

/// <summary>Filters that combine; null, or an empty list, means any.</summary>
/// <param name="Institution">Of one institution.</param>
/// <param name="Asset">In one asset.</param>
/// <param name="HolderReference">Exactly this one.</param>
public sealed record PositionFilter(InstitutionId? Institution, AssetId? Asset, string? HolderReference)
{
    /// <summary>Exactly this one.</summary>
    public string? ExternalReference { get; init; }

    /// <summary>Any of these.</summary>
    public IReadOnlyList<PositionState> States { get; init; } = [];

    /// <summary>At this time or later; whole milliseconds.</summary>
    public DateTimeOffset? CreatedFrom { get; init; }

    /// <summary>Before this time; whole milliseconds.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>At least this amount, in whatever currency.</summary>
    public Amount? MinAmount { get; init; }

    /// <summary>At most this amount, in whatever currency.</summary>
    public Amount? MaxAmount { get; init; }

    /// <summary>All of these.</summary>
    public IReadOnlyList<MetadataTerm> Metadata { get; init; } = [];

    /// <summary>Names the list that a cursor belongs to: other filters are another list.</summary>
    public Sha256Digest ToListName() => Sha256Digest.Of(JsonText.Write(this, static (json, it) =>
    {
        json.WriteString("list", "positions");
        json.WriteString("institution", it.Institution?.ToString());
        json.WriteString("asset", it.Asset?.ToString());
        json.WriteString("holder", it.HolderReference);
        json.WriteString("reference", it.ExternalReference);
        json.WriteString("states", string.Join(',', it.States.Order()));
        json.WriteString("from", it.CreatedFrom?.ToString("O"));
        json.WriteString("before", it.CreatedBefore?.ToString("O"));
        json.WriteString("min", it.MinAmount?.ToString());
        json.WriteString("max", it.MaxAmount?.ToString());
        json.WriteString("metadata", string.Join(',', it.Metadata.Select(term => term.Digest).Order()));
    }).Text);
}
