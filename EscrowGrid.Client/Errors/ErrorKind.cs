namespace EscrowGrid.Client.Errors;

/// <summary>What kind of failure a call met, by the status of the answer.</summary>
public enum ErrorKind
{
    /// <summary>No answer: connection refused, cut or too slow. Whether the call took effect is unknown.</summary>
    Unreachable,

    /// <summary>400, 413, 415, 422: the call itself is wrong, and a repeat is refused as well.</summary>
    Invalid,

    /// <summary>401: the key is missing, unknown or revoked.</summary>
    Unauthenticated,

    /// <summary>403: the key has no right to this.</summary>
    Forbidden,

    /// <summary>404: there is no such thing.</summary>
    NotFound,

    /// <summary>409, 412: somebody else was quicker; read again, then decide.</summary>
    Conflict,

    /// <summary>429: too many calls; wait for <see cref="EscrowGridException.RetryAfter"/>.</summary>
    RateLimited,

    /// <summary>503: the service is not ready; wait for <see cref="EscrowGridException.RetryAfter"/>.</summary>
    Unavailable,

    /// <summary>Any other status, or a body that is not of the contract.</summary>
    Unexpected,
}
