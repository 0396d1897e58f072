namespace EscrowGrid.LocalHosting.Processes;

/// <summary>Signal numbers that Linux and macOS share.</summary>
internal enum UnixSignal
{
    Interrupt = 2,
    Quit = 3,
    Kill = 9,
    Terminate = 15,
}
