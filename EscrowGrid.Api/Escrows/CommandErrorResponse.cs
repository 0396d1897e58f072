using EscrowGrid.Core.Outcomes;

namespace EscrowGrid.Api.Escrows;

/// <summary>Why a command was refused, in the words of the catalogue of problems.</summary>
internal sealed record CommandErrorResponse(string Code, string Title, string? Details)
{
    public static CommandErrorResponse From(Problem problem) =>
        new(problem.Kind.Code, problem.Kind.Title, problem.Details as string);
}
