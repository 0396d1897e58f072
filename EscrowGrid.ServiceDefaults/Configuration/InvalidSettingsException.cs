namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>
/// The process must not start with these settings. The message lists every missing or bad one by name and never
/// shows a value: it ends up in logs.
/// </summary>
public sealed class InvalidSettingsException : Exception
{
    internal InvalidSettingsException(
        ServiceRole role, string environment, IReadOnlyList<string> problems, IReadOnlyList<string> missing)
        : base(Describe(role, environment, Beside(missing, problems), missing))
    {
        Problems = Beside(missing, problems);
        Missing = missing;
    }

    /// <summary>For what only another project can judge.</summary>
    /// <param name="settings">Of which service.</param>
    /// <param name="environment">The host's environment.</param>
    /// <param name="name">The setting.</param>
    /// <param name="rule">What is wrong with it; never its value.</param>
    public InvalidSettingsException(ServiceSettings settings, string environment, string name, string rule)
        : this(
            (settings ?? throw new ArgumentNullException(nameof(settings))).Role,
            environment,
            [$"{name}: {rule}"],
            [])
    {
    }

    /// <summary>One line for each bad setting, beginning with its name.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>The names of variables that have to be set and are not, in the order of the specification.</summary>
    public IReadOnlyList<string> Missing { get; }

    /// <summary>What is missing is told once.</summary>
    private static List<string> Beside(IReadOnlyList<string> missing, IReadOnlyList<string> problems) =>
    [
        .. problems.Where(problem => !missing.Any(name => problem.StartsWith($"{name}: ", StringComparison.Ordinal))),
    ];

    private static string Describe(
        ServiceRole role, string environment, List<string> problems, IReadOnlyList<string> missing)
    {
        var program = role.ToString().ToLowerInvariant();
        var lines = problems.Select(problem => $"{Environment.NewLine}  {problem}");
        var wrong = $"EscrowGrid ({program}, {environment}) cannot start. Correct these settings:"
            + string.Concat(lines);
        if (missing is [])
            return wrong;
        // The words are the specification's (22): operators look for them.
        var absent = $"Missing required environment variables: {string.Join(", ", missing)}{Environment.NewLine}"
            + "Set them in the .env file or in the environment of the service.";
        return problems is [] ? absent : $"{absent}{Environment.NewLine}{wrong}";
    }
}
