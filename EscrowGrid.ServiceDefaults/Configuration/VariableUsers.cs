namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Which services use a variable.</summary>
[Flags]
internal enum VariableUsers
{
    /// <summary>Accepted and checked, for installations that have it already; nothing uses it.</summary>
    None = 0,

    Api = 1,

    Worker = 2,

    Both = Api | Worker,
}
