namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The resource uses another one: it is stopped before the other.</summary>
internal sealed record ReferenceAnnotation(IResource Resource) : IResourceAnnotation;
