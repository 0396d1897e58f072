namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Something the manifest refers to by an expression such as <c>{api.bindings.http.url}</c>.</summary>
public interface IManifestExpressionProvider
{
    /// <summary>The expression, braces included.</summary>
    string ValueExpression { get; }
}
