namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Which program is starting. It decides which settings are required.</summary>
public enum ServiceRole
{
    /// <summary>The HTTP API: needs a mode, a store, and outside Development its three secrets.</summary>
    Api,

    /// <summary>
    /// The job worker: needs the database and the key of webhooks' secrets; no JWT secret, root key or CORS.
    /// </summary>
    Worker,

    /// <summary>The console: needs none of the API's secrets and no database.</summary>
    Admin,

    /// <summary>The one-off <c>migrate</c> verb: needs the database and nothing else.</summary>
    Migration,
}
