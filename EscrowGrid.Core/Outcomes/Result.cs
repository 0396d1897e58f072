using System.Diagnostics.CodeAnalysis;

namespace EscrowGrid.Core.Outcomes;

/// <summary>
/// A value, or the problem that refused it. A refusal is an ordinary outcome; exceptions are for bugs and for broken
/// dependencies (style rule 13).
/// </summary>
[SuppressMessage("Usage", "CA2225", Justification = "The conversions are there to be implicit, in return statements.")]
public readonly struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, Problem? problem) => (_value, Problem) = (value, problem);

    /// <summary>Why there is no value; null when there is one.</summary>
    public Problem? Problem { get; }

    public static implicit operator Result<T>(T value) => new(value, problem: null);

    public static implicit operator Result<T>(Problem problem) => new(value: default, problem);

    public static implicit operator Result<T>(ProblemKind kind) => new(value: default, new Problem(kind));

    /// <summary>True with the value, or false with the problem.</summary>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out Problem? problem)
    {
        value = _value;
        problem = Problem;
        return problem is null;
    }
}
