namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>The setting <c>ESCROWS</c>: which of the variables of escrows a service insists on at its start.</summary>
public enum EscrowsSwitch
{
    /// <summary><c>off</c>: none; what is not set is off.</summary>
    Off,

    /// <summary><c>on</c>: every one that the specification requires, in every service.</summary>
    On,

    /// <summary><c>by-role</c>: every one of those that the service itself uses.</summary>
    ByRole,
}
