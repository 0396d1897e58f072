using EscrowGrid.Core.Identifiers;

namespace EscrowGrid.Core.CommandBus;

/// <summary>
/// That a signed message was refused, kept for ever: read again from the beginning of its topic it must not do what it
/// could not do then (traps T-27 and test 6 of escrow-services.md 31.9).
/// </summary>
/// <param name="Id">Of the command that it would have been.</param>
/// <param name="Code">Why, see <see cref="MessageRefusal"/>.</param>
/// <param name="Details">About this case.</param>
/// <param name="At">When, in UTC.</param>
public sealed record RefusedMessage(CommandId Id, string Code, string? Details, DateTimeOffset At);
