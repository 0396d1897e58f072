using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Core.CommandBus;

/// <summary>Why a message is never carried out.</summary>
/// <param name="Code">One of those below, or the code of the problem with which REST would have refused.</param>
/// <param name="Details">About this case; never a secret and nothing that people wrote.</param>
public sealed record MessageRefusal(string Code, string? Details = null)
{
    public const string TooLarge = "MESSAGE_TOO_LARGE";
    public const string NotSigned = "SIGNATURE_MISSING";
    public const string SignatureInvalid = "SIGNATURE_INVALID";
    public const string HeaderMismatch = "HEADER_MISMATCH";
    public const string KeyMismatch = "KEY_MISMATCH";
    public const string IdReused = "COMMAND_ID_REUSED";
    public const string EscrowIdReused = "ESCROW_ID_REUSED";

    /// <summary>EscrowGrid has published it, by another database.</summary>
    public const string NotOurs = "COMMAND_OF_ANOTHER_DATABASE";

    public const string PrincipalUnknown = "PRINCIPAL_UNKNOWN";

    /// <summary>Something of ours fails again and again by this message.</summary>
    public const string Poison = "POISON";

    public static MessageRefusal Of(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new MessageRefusal(problem.Kind.Code, Describe(problem));
    }

    private static string? Describe(Problem problem) => problem.Details switch
    {
        string text => text,
        IEnumerable<FieldError> errors => string.Join("; ", errors.Select(it => $"{it.Field}: {it.Message}")),
        _ => null,
    };
}
