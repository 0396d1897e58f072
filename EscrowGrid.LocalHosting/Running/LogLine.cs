namespace EscrowGrid.LocalHosting.Running;

/// <summary>A line of a resource's console.</summary>
/// <param name="Number">Grows by one with every line of the application; orders lines of different resources.</param>
/// <param name="At">When it was read.</param>
/// <param name="Resource">The resource's name.</param>
/// <param name="Replica">The replica's name; the resource's own when it has no replicas.</param>
/// <param name="Stream">Standard output, standard error or the host.</param>
/// <param name="Text">Without the line end; may hold ANSI colour sequences. At most 16,384 characters.</param>
public sealed record LogLine(
    long Number, DateTimeOffset At, string Resource, string Replica, LogStream Stream, string Text);
