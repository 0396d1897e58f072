namespace EscrowGrid.LocalHosting.Manifest;

/// <summary>The parameters that a manifest's expressions refer to, in the order they were met.</summary>
internal sealed class ManifestReferences
{
    private readonly OrderedDictionary<string, ParameterResource> _parameters = new(ResourceName.Comparer);
    private readonly OrderedDictionary<string, ParameterResource> _uriEncoded = new(ResourceName.Comparer);

    public IEnumerable<ParameterResource> Parameters => _parameters.Values;

    public IEnumerable<ParameterResource> UriEncoded => _uriEncoded.Values;

    public void Add(object value)
    {
        switch (value)
        {
            case ParameterResource parameter:
                _parameters.TryAdd(parameter.Name, parameter);
                break;
            case ReferenceExpression expression:
                foreach (var part in expression.Parts)
                    Add(part);
                break;
            case IValueWithReferences composed:
                foreach (var reference in composed.References)
                    Add(reference);
                break;
        }
    }

    private void Add(ReferenceExpressionPart part)
    {
        if (part is { Value: ParameterResource parameter, Format: ReferenceExpression.UriFormat })
            _uriEncoded.TryAdd(parameter.Name, parameter);
        if (part.Value is { } value)
            Add(value);
    }
}
