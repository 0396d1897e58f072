namespace EscrowGrid.Core.Identifiers;

/// <summary>What this process calls itself where operators see it.</summary>
public static class ThisProcess
{
    private const int SuffixLength = 8;

    /// <summary>The version of this program.</summary>
    public static string Release { get; } =
        typeof(ThisProcess).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    /// <summary>Different for each start of a process, and readable for operators.</summary>
    public static string CreateName(IIdSource ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return $"{Environment.MachineName}-{Environment.ProcessId}-{ids.CreateRequestId()[..SuffixLength]}";
    }
}
