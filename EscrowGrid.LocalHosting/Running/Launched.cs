namespace EscrowGrid.LocalHosting.Running;

/// <summary>A started process and the environment the model gave it.</summary>
internal sealed record Launched(ILaunchedProcess Process, IReadOnlyList<EnvironmentValue> Environment);
