namespace EscrowGrid.LocalHosting;

/// <summary>How to create an application.</summary>
public sealed class DistributedApplicationOptions
{
    /// <summary>Command line.</summary>
    public string[]? Args { get; set; }

    /// <summary>Name of the AppHost's assembly; null for the entry assembly.</summary>
    public string? AssemblyName { get; set; }

    /// <summary>
    /// The AppHost's folder; null for what the build wrote into its assembly, else the current folder.
    /// </summary>
    public string? ProjectDirectory { get; set; }

    /// <summary>Runs without a dashboard.</summary>
    public bool DisableDashboard { get; set; }
}
