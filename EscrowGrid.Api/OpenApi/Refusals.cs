using EscrowGrid.Api.RateLimits;
using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.OpenApi;

/// <summary>The refusals that follow from what an endpoint is.</summary>
internal static class Refusals
{
    public static readonly ProblemKind[] OfAnyCall =
    [
        Problems.MissingApiKey, Problems.InvalidApiKey, Problems.RootKeyAddressNotAllowed, Problems.RateLimited,
        Problems.AuthenticationLimited, Problems.Unavailable,
    ];

    public static readonly ProblemKind[] OfBodies =
    [
        Problems.MalformedJson, Problems.ValidationFailed, Problems.BodyTooLarge, Problems.UnsupportedMediaType,
    ];

    public static readonly ProblemKind[] OfIdempotency =
    [
        Problems.InvalidIdempotencyKey, Problems.IdempotencyKeyInUse,
    ];

    public static ProblemKind OfLimit(SensitiveOperation operation) => operation switch
    {
        SensitiveOperation.KeyCreation => Problems.KeyCreationLimited,
        SensitiveOperation.InstitutionCreation => Problems.InstitutionCreationLimited,
        SensitiveOperation.EscrowCall => Problems.RateLimited,
        _ => throw new ArgumentOutOfRangeException(nameof(operation)),
    };
}
