namespace EscrowGrid.LocalHosting.ApplicationModel;

/// <summary>How many processes of a project run.</summary>
public sealed class ReplicaAnnotation(int replicas) : IResourceAnnotation
{
    /// <summary>1 or more.</summary>
    public int Replicas => replicas;
}
