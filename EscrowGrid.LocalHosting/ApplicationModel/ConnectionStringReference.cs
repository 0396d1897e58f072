namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>A connection string as the value of an environment variable.</summary>
internal sealed record ConnectionStringReference(IResourceWithConnectionString Resource, bool Optional)
    : IValueProvider, IManifestExpressionProvider, IValueWithReferences
{
    public string ValueExpression => Resource.ValueExpression;

    public IEnumerable<object> References => [Resource];

    public async ValueTask<string?> GetValueAsync(CancellationToken ct = default)
    {
        var value = await Resource.GetValueAsync(ct);
        return !string.IsNullOrEmpty(value) || Optional ? value : throw new LocalHostingException(
            $"The connection string of '{Resource.Name}' is not available.");
    }
}
