using EscrowGrid.Admin.Sessions;
using EscrowGrid.Client.Errors;

namespace EscrowGrid.Admin.Layout;

/// <summary>The status of a page about something that went wrong.</summary>
internal static class ErrorStatus
{
    /// <summary>An API that does not answer says nothing of when it will.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    public static int Of(Exception exception) => exception switch
    {
        SessionsAwayException or EscrowGridException { Kind: ErrorKind.Unreachable } =>
            StatusCodes.Status503ServiceUnavailable,
        // An answer that is not of the contract may be a 200: what this page makes of it is none.
        EscrowGridException { StatusCode: { } status } when (int)status >= StatusCodes.Status400BadRequest =>
            (int)status,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <returns>After which time to try again; null where that is not known.</returns>
    public static TimeSpan? PauseOf(Exception? exception) => exception switch
    {
        SessionsAwayException => SessionsAwayException.RetryAfter,
        EscrowGridException { RetryAfter: { } asked } => asked,
        EscrowGridException { Kind: ErrorKind.Unreachable } => Pause,
        _ => null,
    };
}
