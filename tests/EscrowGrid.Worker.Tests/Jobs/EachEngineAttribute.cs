using System.Reflection;
using EscrowGrid.Jobs.Hangfire;
using Xunit.Sdk;

namespace EscrowGrid.Worker.Tests.Jobs;

/// <summary>Runs a theory on each engine that is in this build.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EachEngineAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Engine>()
            .Where(engine => engine is not Engine.Hangfire || HangfireJobEngineExtensions.IsInThisBuild)
            .Select(engine => new object[] { engine });
}
