namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The resource is started by hand only.</summary>
public sealed class ExplicitStartupAnnotation : IResourceAnnotation;
