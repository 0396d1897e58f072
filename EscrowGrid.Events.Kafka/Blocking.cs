namespace EscrowGrid.Events.Kafka;

/// <summary>
/// Calls of the client that block until brokers answer. They get a thread of their own: the pool has as few as there
/// are cores, and grows slowly while everything else waits for one.
/// </summary>
internal static class Blocking
{
    public static Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) => Task.Factory.StartNew(
        call, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    public static Task RunAsync(Action call, CancellationToken cancellationToken) => Task.Factory.StartNew(
        call, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
