using System.Runtime.CompilerServices;

namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>
/// Turns an interpolated string into the parts of a <see cref="ReferenceExpression"/>; called by the compiler.
/// </summary>
[InterpolatedStringHandler]
public readonly ref struct ReferenceExpressionHandler
{
    private readonly List<ReferenceExpressionPart> _parts;

    /// <summary>Called by the compiler.</summary>
    public ReferenceExpressionHandler(int literalLength, int formattedCount)
    {
        _parts = new List<ReferenceExpressionPart>(literalLength == 0 ? formattedCount : (formattedCount * 2) + 1);
    }

    internal IReadOnlyList<ReferenceExpressionPart> Parts => _parts;

    /// <summary>Called by the compiler.</summary>
    public void AppendLiteral(string value) => _parts.Add(new ReferenceExpressionPart(value));

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted(string? value) => _parts.Add(new ReferenceExpressionPart(value ?? ""));

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(T value, string? format = null)
        where T : IValueProvider, IManifestExpressionProvider
    {
        if (value is ReferenceExpression inner)
            _parts.AddRange(inner.Parts);
        else
            _parts.Add(new ReferenceExpressionPart("", value, format));
    }

    /// <summary>Called by the compiler.</summary>
    public void AppendFormatted<T>(IResourceBuilder<T> value, string? format = null)
        where T : IResource, IValueProvider, IManifestExpressionProvider =>
        _parts.Add(new ReferenceExpressionPart("", value.Resource, format));
}
