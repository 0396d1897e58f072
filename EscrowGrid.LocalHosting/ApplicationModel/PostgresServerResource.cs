namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A PostgreSQL server found on this machine; a container in the manifest.</summary>
public sealed class PostgresServerResource
    : Resource, IResourceWithConnectionString, IResourceWithEndpoints, IResourceWithWaitSupport
{
    internal const string EndpointName = "tcp";
    internal const string DefaultUserName = "postgres";

    private readonly List<PostgresDatabaseResource> _databases = [];

    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password) : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, EndpointName);
    }

    /// <summary>The superuser's name; null for <c>postgres</c>.</summary>
    public ParameterResource? UserNameParameter { get; internal set; }

    /// <summary>The superuser's password.</summary>
    public ParameterResource PasswordParameter { get; internal set; }

    /// <summary>Where it listens.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>The databases it holds.</summary>
    public IReadOnlyList<PostgresDatabaseResource> Databases => _databases;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create(
        $"Host={Host};Port={Port};Username={UserName};Password={PasswordParameter:quoted}");

    /// <summary><c>postgresql://user:password@host:port</c>.</summary>
    public ReferenceExpression UriExpression => UriOf(null);

    internal ReferenceExpression UserName => UserNameParameter is { } parameter
        ? ReferenceExpression.Create($"{parameter}")
        : ReferenceExpression.Create($"{DefaultUserName}");

    private EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    private EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <inheritdoc />
    public IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties() => PropertiesOf(null);

    internal void Add(PostgresDatabaseResource database) => _databases.Add(database);

    internal IEnumerable<KeyValuePair<string, ReferenceExpression>> PropertiesOf(string? database) =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", UserName),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriOf(database)),
        new("JdbcConnectionString", database is null
            ? ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}")
            : ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}/{Uri.EscapeDataString(database)}")),
    ];

    internal ReferenceExpression UriOf(string? database)
    {
        var user = UserNameParameter is { } parameter
            ? ReferenceExpression.Create($"{parameter:uri}")
            : ReferenceExpression.Create($"{DefaultUserName}");
        var server = ReferenceExpression.Create($"postgresql://{user}:{PasswordParameter:uri}@{Host}:{Port}");
        return database is null ? server : ReferenceExpression.Create($"{server}/{Uri.EscapeDataString(database)}");
    }
}
