namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The resource is left out of the manifest.</summary>
public sealed class ManifestExclusionAnnotation : IResourceAnnotation;
