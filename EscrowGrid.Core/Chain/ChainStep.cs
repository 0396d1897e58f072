namespace EscrowGrid.Core.Chain;

/// <summary>A decision about a record.</summary>
/// <param name="Next">The record after it; equal to the one before when nothing is to be stored.</param>
/// <param name="Act">What is to be sent once it is stored.</param>
/// <param name="Incident">What is to be told.</param>
public sealed record ChainStep(
    ChainOperation Next, ChainAct Act = ChainAct.None, ChainIncident Incident = ChainIncident.None);
