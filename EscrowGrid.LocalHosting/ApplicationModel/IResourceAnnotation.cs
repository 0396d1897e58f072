namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>Something said about a resource.</summary>
public interface IResourceAnnotation;
