namespace EscrowGrid.Core.Payments;

/// <summary>Why a webhook is not believed.</summary>
public enum NoticeRefusal
{
    /// <summary>It is believed.</summary>
    None,

    /// <summary>It carries no signature, or one of another form: 400.</summary>
    NotSigned,

    /// <summary>None of the active secrets made this signature of this body: 401.</summary>
    WrongSignature,

    /// <summary>It is signed, but not in the last five minutes (or the next): 401.</summary>
    Stale,

    /// <summary>It is genuine, and has not the form of an event: 400.</summary>
    Unreadable,
}
