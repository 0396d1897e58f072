using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.ServiceDefaults.Tests.Configuration;

/// <summary>What the API is told of users, or no start.</summary>
public sealed class PeopleSettingsTests
{
    private const string OtherJwt = "w7Zt1LxW0pR7yKc5NfB2uJm9HsD4gAeT6iQoXnVbYzUwClGkMrPjShEdFaI1w8uO3tL7xq3v8==";

    [Fact]
    public void People_Unset_MayJoinByInvitationAlone()
    {
        var people = Load();

        Assert.Equal(SignUpSetting.Invite, people.SignUp);
        Assert.Null(people.PreviousJwtSecret);
        Assert.Null(people.TermsVersion);
        Assert.Equal(
            (10, 100, 10, 600), (people.SignUps, people.SignIns, people.SignInsPerAccount, people.Refreshes));
        Assert.Equal((50, 100), (people.EscrowCallsPerUser, people.EscrowCallsPerAddress));
    }

    [Fact]
    public void People_Set_AreTakenAsTheyAre()
    {
        var people = Load(
            ("JWT_SECRET_PREVIOUS", OtherJwt), ("SIGN_UP", "open"), ("TERMS_VERSION", "2026-11"),
            ("RATE_LIMIT_ESCROW_USER", "7"));

        Assert.Equal(OtherJwt, people.PreviousJwtSecret);
        Assert.Equal(SignUpSetting.Open, people.SignUp);
        Assert.Equal("2026-11", people.TermsVersion);
        Assert.Equal(7, people.EscrowCallsPerUser);
    }

    [Theory]
    [InlineData("JWT_SECRET_PREVIOUS", "short")]
    [InlineData("JWT_SECRET_PREVIOUS", SettingsCase.StrongJwt)]
    [InlineData("SIGN_UP", "Open")]
    [InlineData("SIGN_UP", "yes")]
    [InlineData("TERMS_VERSION", "November 2026")]
    [InlineData("RATE_LIMIT_SIGN_INS", "0")]
    [InlineData("RATE_LIMIT_SIGN_UPS", "many")]
    public void People_SetWrongly_StopTheStart(string name, string value)
    {
        var refused = Assert.Throws<InvalidSettingsException>(() => Load((name, value)));

        Assert.StartsWith($"{name}: ", Assert.Single(refused.Problems), StringComparison.Ordinal);
    }

    private static PeopleSettings Load(params (string Name, string Value)[] settings)
    {
        var variables = SettingsCase.ProductionApi();
        foreach (var (name, value) in settings)
            variables[name] = value;
        return SettingsCase.Load(ServiceRole.Api, "Production", variables).People;
    }
}
