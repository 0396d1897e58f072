using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>NODE_ENV changes nothing, and may not contradict the environment in which a service starts.</summary>
public sealed class NodeEnvironmentTests
{
    /// <summary>Role, environment, value, and whether the start goes on.</summary>
    public static TheoryData<ServiceRole, string, string?, bool> Table()
    {
        var table = new TheoryData<ServiceRole, string, string?, bool>();
        foreach (var role in new[] { ServiceRole.Api, ServiceRole.Worker })
        {
            foreach (var environment in new[] { "Production", "Staging", "Development" })
            {
                var isDevelopment = environment is "Development";
                table.Add(role, environment, null, true);
                table.Add(role, environment, " ", true);
                table.Add(role, environment, "production", !isDevelopment);
                table.Add(role, environment, "development", isDevelopment);
                table.Add(role, environment, "Production", false);
                table.Add(role, environment, "staging", false);
                table.Add(role, environment, "test", false);
            }
        }

        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public void NodeEnvironment_OfAService_MayNotContradictItsEnvironment(
        ServiceRole role, string environment, string? value, bool isAccepted)
    {
        var variables = SettingsCase.Installation(role);
        variables["NODE_ENV"] = value;
        variables["ESCROWS"] = "off";
        // Its key is a live one, which only production takes.
        variables.Remove("STRIPE_SECRET_KEY");
        variables.Remove("STRIPE_WEBHOOK_SECRET");

        var problems = SettingsCase.Problems(role, environment, variables);

        if (isAccepted)
            Assert.Empty(problems);
        else
            Assert.StartsWith("NODE_ENV: contradicts", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void NodeEnvironment_OfTheConsole_IsNotRead() => Assert.Empty(
        SettingsCase.Problems(
            ServiceRole.Admin, "Production", new Dictionary<string, string?> { ["NODE_ENV"] = "test" }));
}
