namespace EscrowGrid.Core.Events;

/// <summary>
/// A row that a consumer leaves behind for an event. It is stored in the transaction that moves the consumer on, so
/// there is one row for one event, however often the event is handled. The store knows each kind of effect.
/// </summary>
public interface IEventEffect;
