using EscrowGrid.LocalHosting.Projects;

namespace EscrowGrid.LocalHosting.Tests.Projects;

/// <summary>Spec: aspire-conventions 2.1, choice of the launch profile.</summary>
public sealed class LaunchSettingsTests : IDisposable
{
    private readonly TestFolder _project = new();

    public LaunchSettingsTests()
    {
        Directory.CreateDirectory(Path.Combine(_project.Path, "Properties"));
        File.WriteAllText(Path.Combine(_project.Path, "Properties", "launchSettings.json"), """
            {
              // written by people, so comments and commas happen
              "profiles": {
                "IIS Express": { "commandName": "IISExpress" },
                "http": { "commandName": "Project", "applicationUrl": "http://localhost:5301;http://localhost:5302",
                          "environmentVariables": { "A": "1", "B": "2", } },
                "other": { "commandName": "Project" },
              }
            }
            """);
    }

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(null, null, "http")]
    [InlineData(null, "other", "other")]
    [InlineData(null, "unknown", "http")]
    [InlineData("other", "http", "other")]
    public void Select_ByRequestThenAppHostThenFirst_FindsTheProfile(string? asked, string? appHost, string expected)
    {
        Assert.Equal(expected, LaunchSettings.Select(_project.Path, asked, appHost)!.Name);
    }

    [Fact]
    public void Select_UnknownProfileAsked_IsRefused()
    {
        Assert.Throws<LocalHostingException>(() => LaunchSettings.Select(_project.Path, "nothing", null));
    }

    [Fact]
    public void Read_Profile_HasUrlsAndVariablesInOrder()
    {
        var profile = LaunchSettings.Read(_project.Path)[0];

        Assert.Equal(["http://localhost:5301", "http://localhost:5302"], profile.Urls);
        Assert.Equal([KeyValuePair.Create("A", "1"), KeyValuePair.Create("B", "2")], profile.Environment);
    }
}
