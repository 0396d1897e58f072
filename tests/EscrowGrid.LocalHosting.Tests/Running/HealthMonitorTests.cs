using EscrowGrid.LocalHosting.Running;

namespace EscrowGrid.LocalHosting.Tests.Running;

/// <summary>Spec: aspire-conventions 2.4, intervals; quicker while a replica starts.</summary>
public sealed class HealthMonitorTests
{
    [Theory]
    [InlineData(false, 1, 0.15)]
    [InlineData(false, 66, 0.15)]
    [InlineData(false, 67, 5)]
    [InlineData(true, 0, 30)]
    [InlineData(true, 1, 1)]
    [InlineData(true, 3, 3)]
    [InlineData(true, 9, 5)]
    public void Pause_AfterAnswers_IsTheSpecs(bool wasHealthy, int badAnswers, double seconds)
    {
        Assert.Equal(TimeSpan.FromSeconds(seconds), HealthMonitor.Pause(wasHealthy, badAnswers));
    }
}
