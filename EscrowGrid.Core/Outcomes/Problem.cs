namespace EscrowGrid.Core.Outcomes;

/// <summary>
/// A refusal: its kind, and what the <c>details</c> of the answer say. Details are a text, a list of
/// <see cref="FieldError"/>, or a record that the JSON contracts know.
/// </summary>
public sealed record Problem(ProblemKind Kind, object? Details = null);
