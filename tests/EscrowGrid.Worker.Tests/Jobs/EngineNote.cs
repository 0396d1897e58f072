using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>The payload of the tests' jobs.</summary>
internal sealed record EngineNote(string Text)
{
    public static readonly JobType<EngineNote> Type = new("test.engine")
    {
        Lane = JobLane.Engine,
        Queue = "engine-tests",
        MaxAttempts = 2,
    };
}
