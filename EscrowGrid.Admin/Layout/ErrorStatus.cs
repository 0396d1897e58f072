using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Layout;

/// <summary>The status of a page about something that went wrong.</summary>
internal static class ErrorStatus
{
    public static int Of(Exception exception) => exception switch
    {
        EscrowGridException { Kind: ErrorKind.Unreachable } => StatusCodes.Status503ServiceUnavailable,
        // An answer that is not of the contract may be a 200: what this page makes of it is none.
        EscrowGridException { StatusCode: { } status } when (int)status >= StatusCodes.Status400BadRequest =>
            (int)status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}
