namespace EscrowGrid.Client.Institutions;

/// <summary>Settings as they are put.</summary>
internal sealed record NewSettings(Enforcement Enforcement, EscrowRules? Escrows);
