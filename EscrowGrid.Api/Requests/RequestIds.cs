using System.Buffers;
using EscrowGrid.Core;
using Microsoft.Extensions.Primitives;

namespace EscrowGrid.Api.Requests;

/// <summary>
/// Chooses the id of a request: the caller's <c>X-Request-Id</c>, else its <c>X-Correlation-Id</c>, else a new one
/// (wire contract, section 1). A caller's id is kept only when it is short and harmless in logs and in the ledger.
/// </summary>
internal static class RequestIds
{
    public const string Header = "X-Request-Id";

    private const string CorrelationHeader = "X-Correlation-Id";

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:/+=@|");

    /// <summary>Null when the caller names none that can be kept.</summary>
    public static string? Choose(IHeaderDictionary headers)
    {
        // An X-Request-Id that is there but unfit still hides the other header, as an empty one does in the contract.
        return headers.TryGetValue(Header, out var named)
            ? Clean(named)
            : Clean(headers[CorrelationHeader]);
    }

    private static string? Clean(StringValues values)
    {
        if (values is not [{ } value])
            return null;
        var id = value.Trim();
        return id.Length is > 0 and <= Limits.RequestIdText && !id.AsSpan().ContainsAnyExcept(Allowed) ? id : null;
    }
}
