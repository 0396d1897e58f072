using EscrowGrid.Api.OpenApi;

namespace EscrowGrid.Api.Authentication;

/// <summary>How the API describes what it tells callers of themselves.</summary>
internal static class CallerOperations
{
    public static readonly Operation Get = new("Own account", "getCaller", "What the key or session may do")
    {
        Description = "For every key and user, whatever its scopes.",
        Answer = typeof(CallerResponse),
    };
}
