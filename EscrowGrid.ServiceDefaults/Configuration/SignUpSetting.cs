namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>SIGN_UP</c>: who can become a user.</summary>
public enum SignUpSetting
{
    /// <summary><c>invite</c>: whoever was invited.</summary>
    Invite,

    /// <summary><c>open</c>: anybody, as a party; and whoever was invited.</summary>
    Open,

    /// <summary><c>off</c>: nobody.</summary>
    Off,
}
