namespace EscrowGrid.ServiceDefaults.Configuration;

/// <summary>Which program is starting. It decides which settings are required.</summary>
public enum ServiceRole
{
    /// <summary>The HTTP API: needs a mode, a store, and outside Development the root key and the JWT secret.</summary>
    Api,

    /// <summary>The job worker: needs the database; no JWT secret, no root key, no CORS.</summary>
    Worker,

    /// <summary>The console: needs none of the API's secrets and no database.</summary>
    Admin,

    /// <summary>The one-off <c>migrate</c> verb: needs the database and nothing else.</summary>
    Migration,
}
