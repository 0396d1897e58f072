using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

public sealed class ServiceProgramTests
{
    [Fact]
    public async Task Program_WithBadSettings_EndsWithTwo()
    {
        var exitCode = await ServiceProgram.RunAsync([], (string[] _) =>
        {
            SettingsCase.Load(ServiceRole.Api, "Production", []);
            return Task.FromResult(0);
        });

        Assert.Equal(ServiceProgram.InvalidSettingsExitCode, exitCode);
    }

    [Fact]
    public async Task Program_ThatReturnsACode_KeepsIt() =>
        Assert.Equal(7, await ServiceProgram.RunAsync([], (string[] _) => Task.FromResult(7)));

    [Fact]
    public async Task Program_WithABug_ThrowsIt()
    {
        Task<int> Main(string[] args) => Task.FromException<int>(new InvalidOperationException());

        await Assert.ThrowsAsync<InvalidOperationException>(() => ServiceProgram.RunAsync([], Main));
    }
}
