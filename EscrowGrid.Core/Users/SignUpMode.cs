namespace EscrowGrid.Core.Users;

/// <summary>Who can become a user of an installation.</summary>
public enum SignUpMode
{
    /// <summary>Anybody, as a party; and whoever was invited.</summary>
    Open,

    /// <summary>Whoever was invited.</summary>
    Invite,

    /// <summary>Nobody; who is a user stays one.</summary>
    Off,
}
