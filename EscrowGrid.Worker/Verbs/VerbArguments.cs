namespace EscrowGrid.Worker.Verbs;

/// <summary>What was written behind a verb that changes something only when it is told to.</summary>
internal sealed class VerbArguments(string[] args)
{
    public const int Succeeded = 0;
    public const int WrongUse = 64;

    private const string Apply = "--apply";
    private const string Actor = "--actor";
    private const string Reason = "--reason";

    /// <summary>Whether it is to be done; else it is only counted.</summary>
    public bool Applies => args.Contains(Apply);

    /// <summary>Who does it and why, as the audit trail keeps it; null when one of them is missing.</summary>
    public string? Why => this[Actor] is { } actor && this[Reason] is { } reason ? $"{actor}: {reason}" : null;

    /// <summary>What stands behind the first of that name; null when there is none.</summary>
    public string? this[string name] => All(name) is [var first, ..] ? first : null;

    public IReadOnlyList<string> All(string name) =>
        [.. args.Index().Where(it => it.Item == name && it.Index + 1 < args.Length).Select(it => args[it.Index + 1])];

    /// <returns>False when it is to be done and nobody says who does it and why; then that is said.</returns>
    public async Task<bool> IsAnsweredForAsync()
    {
        if (!Applies || Why is not null)
            return true;
        await Console.Error.WriteLineAsync($"{Apply} needs {Actor} NAME and {Reason} TEXT: both are kept.");
        return false;
    }
}
