namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A resource that clients reach by a connection string.</summary>
public interface IResourceWithConnectionString
    : IResource, IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    /// <summary>The connection string, as a value when run and as an expression in the manifest.</summary>
    ReferenceExpression ConnectionStringExpression { get; }

    /// <summary>
    /// Its parts by name (<c>Host</c>, <c>Port</c>, …), injected as <c>NAME_HOST</c>, <c>NAME_PORT</c>, ….
    /// </summary>
    IEnumerable<KeyValuePair<string, ReferenceExpression>> GetConnectionProperties();

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken ct) =>
        ConnectionStringExpression.GetValueAsync(ct);

    string IManifestExpressionProvider.ValueExpression => $"{{{Name}.connectionString}}";

    IEnumerable<object> IValueWithReferences.References => [ConnectionStringExpression];
}
