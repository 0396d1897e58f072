using EscrowGrid.LocalHosting.ApplicationModel;

namespace EscrowGrid.LocalHosting.Fixture;

/// <summary>This very assembly as a project of a model.</summary>
public sealed class FixtureProject : IProjectMetadata
{
    public string ProjectPath => Path.Combine(AppContext.BaseDirectory, "EscrowGrid.LocalHosting.Fixture.csproj");

    public string TargetPath => typeof(FixtureProject).Assembly.Location;
}
