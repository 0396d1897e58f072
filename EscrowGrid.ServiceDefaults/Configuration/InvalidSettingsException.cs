namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The process must not start with these settings. The message lists every missing or bad one by name and never
/// shows a value: it ends up in logs.
/// </summary>
public sealed class InvalidSettingsException : Exception
{
    internal InvalidSettingsException(ServiceRole role, string environment, IReadOnlyList<string> problems)
        : base(Describe(role, environment, problems)) => Problems = problems;

    /// <summary>For what only another project can judge.</summary>
    /// <param name="settings">Of which service.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="name">The setting.</param>
    /// <param name="rule">What is wrong with it; never its value.</param>
    public InvalidSettingsException(ServiceSettings settings, string environment, string name, string rule)
        : this((settings ?? throw new ArgumentNullException(nameof(settings))).Role, environment, [$"{name}: {rule}"])
    {
    }

    /// <summary>One line for each bad setting, beginning with its name.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Describe(ServiceRole role, string environment, IReadOnlyList<string> problems)
    {
        var program = role.ToString().ToLowerInvariant();
        var lines = problems.Select(problem => $"{Environment.NewLine}  {problem}");
        return $"EscrowGrid ({program}, {environment}) cannot start. Correct these settings:{string.Concat(lines)}";
    }
}
