namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>The engines behind the port.</summary>
public enum Engine
{
    /// <summary>Quartz in one process, with the in-memory store.</summary>
    QuartzInProcess,

    /// <summary>Quartz with its tables in Postgres.</summary>
    Quartz,

    Hangfire,
}
