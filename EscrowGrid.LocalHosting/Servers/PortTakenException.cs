namespace EscrowGrid.LocalHosting.Servers;

/// <summary>Another program listens where a server should.</summary>
internal sealed class PortTakenException(string server, int port)
    : LocalHostingException($"{server} cannot listen on port {port}: another program does already.")
{
    public int Port => port;
}
