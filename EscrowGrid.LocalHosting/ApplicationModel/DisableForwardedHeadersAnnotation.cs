namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>The project is not told to believe every sender's forwarded headers when it is published.</summary>
public sealed class DisableForwardedHeadersAnnotation : IResourceAnnotation;
