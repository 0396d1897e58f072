namespace EscrowGrid.ServiceDefaults.Health;

/// <summary>What the last probe of a dependency found; <see langword="null"/> when none has ended yet.</summary>
internal sealed record DependencyStatus(string Name, bool Required, bool? IsAvailable)
{
    /// <summary>The word of the <c>services</c> map.</summary>
    public string Word => IsAvailable switch
    {
        true => "available",
        false => "unavailable",
        null => "unknown",
    };
}
