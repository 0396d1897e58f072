namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Whether an installation with escrows can do without a variable.</summary>
internal enum VariableNeed
{
    Optional,

    Required,

    /// <summary>Required where replies are kept in Redis.</summary>
    WithRedis,
}
