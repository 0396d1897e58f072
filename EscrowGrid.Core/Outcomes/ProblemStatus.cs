namespace EscrowGrid.Core.Outcomes;

/// <summary>The HTTP statuses that most problems have, by name.</summary>
internal static class ProblemStatus
{
    public const int BadRequest = 400;
    public const int Unauthorized = 401;
    public const int Denied = 403;
    public const int NotFound = 404;
}
