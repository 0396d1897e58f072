using EscrowGrid.Core.Users;
using EscrowGrid.ServiceDefaults.Configuration;

namespace EscrowGrid.Api.Users;

/// <summary>What the settings say of users, in the words of the domain.</summary>
internal static class UserSetup
{
    public static UserSettings Read(PeopleSettings settings) => new()
    {
        SignUp = settings.SignUp switch
        {
            SignUpSetting.Open => SignUpMode.Open,
            SignUpSetting.Off => SignUpMode.Off,
            _ => SignUpMode.Invite,
        },
        TermsVersion = settings.TermsVersion,
    };
}
