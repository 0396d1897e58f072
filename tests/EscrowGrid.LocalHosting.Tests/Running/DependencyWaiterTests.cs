using EscrowGrid.LocalHosting.Running;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EscrowGrid.LocalHosting.Tests.Running;

/// <summary>Spec: aspire-conventions 2.4, waits.</summary>
public sealed class DependencyWaiterTests
{
    private readonly StateBoard _board = new();
    private readonly ExecutableResource _waiting = new("waiting", "true", "/");
    private readonly ExecutableResource _dependency = new("dependency", "true", "/");

    public DependencyWaiterTests()
    {
        _board.Add(new ResourceSnapshot("dependency", "Executable", KnownResourceStates.Starting)
        {
            Health = HealthStatus.Unhealthy,
            Replicas =
            [
                new ReplicaSnapshot("dependency", KnownResourceStates.Starting) { Health = HealthStatus.Unhealthy },
            ],
        });
    }

    [Fact]
    public async Task WaitFor_RunningButNotHealthy_WaitsUntilHealthy()
    {
        var wait = Begin(WaitType.WaitUntilHealthy, WaitBehavior.StopOnResourceUnavailable);

        Become(KnownResourceStates.Running, HealthStatus.Unhealthy);
        Assert.False(wait.IsCompleted);
        Become(KnownResourceStates.Running, HealthStatus.Healthy);

        await wait.WaitAsync(TestModel.Patience);
    }

    [Fact]
    public async Task WaitForStart_RunningButNotHealthy_GoesOn()
    {
        var wait = Begin(WaitType.WaitUntilStarted, WaitBehavior.StopOnResourceUnavailable);

        Become(KnownResourceStates.Running, HealthStatus.Unhealthy);

        await wait.WaitAsync(TestModel.Patience);
    }

    [Fact]
    public async Task WaitFor_FailedDependencyWithoutDashboard_Fails()
    {
        var wait = Begin(WaitType.WaitUntilHealthy, WaitBehavior.StopOnResourceUnavailable);

        Become(KnownResourceStates.FailedToStart, HealthStatus.Unhealthy);

        await Assert.ThrowsAsync<LocalHostingException>(() => wait.WaitAsync(TestModel.Patience));
    }

    [Fact]
    public async Task WaitFor_FailedDependencyWithDashboard_WaitsForItsRepair()
    {
        var wait = Begin(WaitType.WaitUntilHealthy, WaitBehavior.WaitOnResourceUnavailable);

        Become(KnownResourceStates.FailedToStart, HealthStatus.Unhealthy);
        Assert.False(wait.IsCompleted);
        Become(KnownResourceStates.Running, HealthStatus.Healthy);

        await wait.WaitAsync(TestModel.Patience);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task WaitForCompletion_EndedDependency_GoesByItsExitCode(int exitCode, bool succeeds)
    {
        var wait = Begin(WaitType.WaitForCompletion, WaitBehavior.WaitOnResourceUnavailable);

        _board.UpdateReplica("dependency", "dependency", replica => replica with
        {
            State = exitCode == 0 ? KnownResourceStates.Finished : KnownResourceStates.Exited,
            ExitCode = exitCode,
        });

        if (succeeds)
            await wait.WaitAsync(TestModel.Patience);
        else
            await Assert.ThrowsAsync<LocalHostingException>(() => wait.WaitAsync(TestModel.Patience));
    }

    [Fact]
    public async Task Waits_ForADatabase_IncludeItsServer()
    {
        ProjectlessModel? model = null;
        await using var builder = await TestModel.CreateAsync(application =>
        {
            var database = application.AddPostgres("server").AddDatabase("db");
            model = new ProjectlessModel(application.AddExecutable("tool", "true", ".").WaitFor(database).Resource);
        });

        Assert.Equal(["server", "db"], DependencyWaiter.WaitsOf(model!.Tool).Select(wait => wait.Resource.Name));
    }

    private Task Begin(WaitType type, WaitBehavior behavior)
    {
        _waiting.Annotations.Add(new WaitAnnotation(_dependency, type));
        return new DependencyWaiter(_board, behavior).WaitAsync(_waiting, _ => { }, default);
    }

    private void Become(string state, HealthStatus health) => _board.UpdateReplica(
        "dependency", "dependency", replica => replica with { State = state, Health = health });

    private sealed record ProjectlessModel(ExecutableResource Tool);
}
