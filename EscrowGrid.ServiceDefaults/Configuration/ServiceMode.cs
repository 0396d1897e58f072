namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>MODE</c>: what this process runs.</summary>
public enum ServiceMode
{
    /// <summary>The role has no mode (the console, the migration run).</summary>
    None,

    /// <summary><c>api</c>: HTTP only.</summary>
    Api,

    /// <summary><c>worker</c>: jobs and a health port.</summary>
    Worker,

    /// <summary><c>all</c>: both in one process.</summary>
    All,
}
