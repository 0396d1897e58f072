namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A database of a <see cref="PostgresServerResource"/>, created before the server counts as ready.</summary>
public sealed class PostgresDatabaseResource
    : Resource, IResourceWithConnectionString, IResourceWithParent, IResourceWithWaitSupport
{
    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource server) : base(name)
    {
        DatabaseName = databaseName;
        Parent = server;
    }

    /// <summary>Its name on the server.</summary>
    public string DatabaseName { get; }

    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; }

    IResource IResourceWithParent.Parent => Parent;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Parent};Database={DatabaseName}");

    /// <summary><c>postgresql://user:password@host:port/database</c>.</summary>
    public ReferenceExpression UriExpression => Parent.UriOf(DatabaseName);

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() =>
    [
        .. Parent.PropertiesOf(DatabaseName),
        new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
    ];
}
