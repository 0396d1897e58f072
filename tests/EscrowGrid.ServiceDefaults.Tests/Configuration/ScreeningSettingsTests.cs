using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>Whom to ask about addresses, and how to judge them.</summary>
public sealed class ScreeningSettingsTests
{
    [Fact]
    public void Screening_WithoutSettings_AsksNobodyAndIsOn()
    {
        var screening = Load([]);

        Assert.True(screening.IsOn);
        Assert.Null(screening.Trm);
        Assert.Null(screening.Chainalysis);
        Assert.Equal(
            (80, 50, false, TimeSpan.FromHours(24)),
            (screening.HighScore, screening.MediumScore, screening.AcceptsMedium, screening.TimeToLive));
    }

    [Fact]
    public void Screening_WithKeys_AsksTheProvidersThemselves()
    {
        var screening = Load(new() { ["TRM_API_KEY"] = "trm", ["CHAINALYSIS_API_KEY"] = "chainalysis" });

        Assert.Equal(("trm", "https://api.trmlabs.com/"), (screening.Trm!.ApiKey, $"{screening.Trm.ApiUrl}"));
        Assert.Equal(
            ("chainalysis", "https://api.chainalysis.com/"),
            (screening.Chainalysis!.ApiKey, $"{screening.Chainalysis.ApiUrl}"));
    }

    [Fact]
    public void Screening_WithEverythingSet_TakesIt()
    {
        var screening = Load(new()
        {
            ["TRM_API_KEY"] = "trm",
            ["TRM_API_URL"] = "https://trm.bank.test/v9",
            ["SCREENING_HIGH_SCORE"] = "70",
            ["SCREENING_MEDIUM_SCORE"] = "20",
            ["SCREENING_MEDIUM_RISK"] = "accept",
            ["SCREENING_TTL_HOURS"] = "1",
        });

        Assert.Equal("https://trm.bank.test/v9/", $"{screening.Trm!.ApiUrl}");
        Assert.Equal(
            (70, 20, true, TimeSpan.FromHours(1)),
            (screening.HighScore, screening.MediumScore, screening.AcceptsMedium, screening.TimeToLive));
    }

    [Theory]
    [InlineData("SCREENING_ENABLED", "false")]
    [InlineData("SCREENING_ENABLED", "no")]
    [InlineData("SCREENING_HIGH_SCORE", "101")]
    [InlineData("SCREENING_MEDIUM_SCORE", "80")]
    [InlineData("SCREENING_MEDIUM_SCORE", "0")]
    [InlineData("SCREENING_MEDIUM_RISK", "ACCEPT")]
    [InlineData("SCREENING_TTL_HOURS", "721")]
    [InlineData("TRM_API_URL", "http://trm.bank.test")]
    [InlineData("CHAINALYSIS_API_URL", "https://me:secret@chainalysis.bank.test")]
    public void Setting_ThatIsWrong_StopsTheStartByName(string name, string value)
    {
        var variables = new Dictionary<string, string?>
        {
            ["TRM_API_KEY"] = "trm",
            ["CHAINALYSIS_API_KEY"] = "chainalysis",
            [name] = value,
        };

        var problem = Assert.Single(SettingsCase.Problems(
            ServiceRole.Api, "Production", variables.Concat(SettingsCase.ProductionApi())));

        Assert.StartsWith($"{name}: ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Address_WithoutAKey_IsRefused() => Assert.Equal(
        ["TRM_API_KEY: required beside TRM_API_URL"],
        SettingsCase.Problems(
            ServiceRole.Worker,
            "Development",
            new Dictionary<string, string?>
            {
                ["TRM_API_URL"] = "http://127.0.0.1:5790/trm",
                ["DATABASE_URL"] = "postgres://escrow@localhost/escrowdb",
            }));

    private static ScreeningSettings Load(Dictionary<string, string?> variables) => SettingsCase.Load(
        ServiceRole.Api, "Production", variables.Concat(SettingsCase.ProductionApi())).Screening;
}
