namespace EscrowGrid.Core.Access;

/// <summary>Which versions of a resource a caller is ready to change: the meaning of <c>If-Match</c>.</summary>
/// <param name="Versions">Null for any.</param>
public sealed record VersionCondition(IReadOnlySet<long>? Versions)
{
    public static VersionCondition Any { get; } = new(Versions: null);

    public bool Admits(long version) => Versions is null || Versions.Contains(version);
}
