using EscrowGrid.Core.Jobs;

namespace EscrowGrid.FaultTests.Jobs;

/// <summary>A job whose one effect is a row, so that effects can be counted.</summary>
/// <param name="Name">Names the row.</param>
public sealed record Work(string Name)
{
    internal static readonly JobType<Work> Type = new("faults.work") { MaxAttempts = 20 };

    /// <summary>Money jobs: what failed of them is never trimmed, so that it can be counted.</summary>
    internal static readonly JobType<Work> Strict = new("faults.strict") { MaxAttempts = 3, IsAboutMoney = true };

    /// <summary>Where the first run stops and waits to be killed; null for nowhere.</summary>
    public HoldAt? Hold { get; init; }

    /// <summary>How many runs fail before one does not.</summary>
    public int Failures { get; init; }

    /// <summary>Whether every run fails until an operator has mended what is broken.</summary>
    public bool IsBroken { get; init; }
}
