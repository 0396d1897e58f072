namespace EscrowGrid.Core.CommandBus;

/// <summary>What became of a message.</summary>
public enum MessageVerdict
{
    /// <summary>The command is stored, or the escrow is open.</summary>
    Taken,

    /// <summary>It was taken before; nothing happens again.</summary>
    Repeated,

    /// <summary>It was refused before, for ever; nothing happens again.</summary>
    RefusedBefore,

    /// <summary>EscrowGrid has published it itself.</summary>
    Own,

    /// <summary>Its escrow is not there yet; it may come in a moment (trap T-41).</summary>
    TooEarly,

    /// <summary>Never carried out.</summary>
    Refused,
}
