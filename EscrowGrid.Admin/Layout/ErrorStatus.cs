using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Layout;

/// <summary>The status of a page about something that went wrong.</summary>
internal static class ErrorStatus
{
    public static int Of(Exception exception) => exception switch
    {
        EscrowGridException { Kind: ErrorKind.Unreachable } => StatusCodes.Status503ServiceUnavailable,
        EscrowGridException { StatusCode: { } status } => (int)status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
