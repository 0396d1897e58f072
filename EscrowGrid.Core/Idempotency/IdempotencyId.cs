using EscrowGrid.Core.Access;
using EscrowGrid.Core.Documents;

namespace EscrowGrid.Core.Idempotency;

/// <summary>
/// What is done once: a key within its scope. The scope is the caller (an API key, a user, or root), the method and
/// the whole path, so one key never meets another caller's, nor the same caller's on another route or resource.
/// </summary>
public readonly record struct IdempotencyId(Sha256Digest Scope, IdempotencyKey Key)
{
    private const string RootCaller = "root";

    /// <param name="caller">Who asks.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path without the query.</param>
    /// <param name="key">The caller's key.</param>
    public static IdempotencyId Of(Caller caller, string method, string path, IdempotencyKey key)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(path);
        // Routing ignores case and a slash at the end, so they must not make another scope. No id and no region of
        // ours differs from another one by case alone.
        var route = path.TrimEnd('/').ToUpperInvariant();
        var who = caller.ApiKey?.ToString() ?? caller.User?.Id.ToString() ?? RootCaller;
        return new IdempotencyId(Sha256Digest.Of($"{who}\n{method}\n{route}"), key);
    }
}
