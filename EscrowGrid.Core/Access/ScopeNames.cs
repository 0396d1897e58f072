using System.Collections.Frozen;
using System.Numerics;

namespace EscrowGrid.Core.Access;

/// <summary>The closed list of scopes as written on the wire and in the database: <c>feature:verb</c>.</summary>
public static class ScopeNames
{
    private static readonly KeyValuePair<string, Scopes>[] Table =
    [
        new("institutions:read", Scopes.InstitutionsRead),
        new("api-keys:read", Scopes.ApiKeysRead),
        new("api-keys:write", Scopes.ApiKeysWrite),
        new("policies:read", Scopes.PoliciesRead),
        new("policies:write", Scopes.PoliciesWrite),
        new("asset-templates:read", Scopes.TemplatesRead),
        new("asset-templates:write", Scopes.TemplatesWrite),
        new("assets:read", Scopes.AssetsRead),
        new("assets:write", Scopes.AssetsWrite),
        new("positions:read", Scopes.PositionsRead),
        new("positions:write", Scopes.PositionsWrite),
        new("ledger:read", Scopes.LedgerRead),
        new("events:read", Scopes.EventsRead),
        new("audit:read", Scopes.AuditRead),
        new("approvals:read", Scopes.ApprovalsRead),
        new("approvals:write", Scopes.ApprovalsWrite),
        new("webhooks:read", Scopes.WebhooksRead),
        new("webhooks:write", Scopes.WebhooksWrite),
        new("operations:read", Scopes.OperationsRead),
        new("operations:write", Scopes.OperationsWrite),
        new("users:read", Scopes.UsersRead),
        new("users:write", Scopes.UsersWrite),
        new("escrows:read", Scopes.EscrowsRead),
        new("escrows:write", Scopes.EscrowsWrite),
    ];

    private static readonly FrozenDictionary<string, Scopes> ByName = Table.ToFrozenDictionary();

    public static IReadOnlyList<string> All { get; } = [.. Table.Select(pair => pair.Key)];

    /// <summary>In the order of the list; null for a key without scopes, which nothing narrows.</summary>
    public static string[]? NamesOf(Scopes? scopes) =>
        scopes is { } some ? [.. Table.Where(pair => some.HasFlag(pair.Value)).Select(pair => pair.Key)] : null;

    /// <summary>Names from the list, as validation or the database gives them.</summary>
    /// <exception cref="KeyNotFoundException">A name is not on the list.</exception>
    public static Scopes? Parse(IEnumerable<string>? names) =>
        names?.Aggregate(Scopes.None, (scopes, name) => scopes | ByName[name]);

    /// <summary>Of exactly one scope.</summary>
    public static string NameOf(Scopes scope) =>
        BitOperations.PopCount((uint)scope) == 1
            ? Table.First(pair => pair.Value == scope).Key
            : throw new ArgumentOutOfRangeException(nameof(scope));
}
