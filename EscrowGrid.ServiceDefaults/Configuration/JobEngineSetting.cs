namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>Jobs__Engine</c>: who carries the tickets of jobs and keeps the time of schedules.</summary>
public enum JobEngineSetting
{
    /// <summary><c>auto</c>: Hangfire where the build and the store allow it, else Quartz.</summary>
    Auto,

    /// <summary><c>quartz</c>.</summary>
    Quartz,

    /// <summary><c>hangfire</c>.</summary>
    Hangfire,
}
