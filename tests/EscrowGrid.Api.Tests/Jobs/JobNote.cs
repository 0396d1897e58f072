using EscrowGrid.Core.Jobs;

namespace EscrowGrid.Api.Tests.Jobs;

/// <summary>The payload of the tests' jobs.</summary>
internal sealed record JobNote(string Text)
{
    public static readonly JobType<JobNote> Type = new("test.note") { MaxAttempts = 3 };
}
