using EscrowGrid.Admin.Sessions;

namespace EscrowGrid.Admin.Forms;

/// <summary>The notice of this page view; taking it ends it.</summary>
internal sealed class Flash(Session session)
{
    private Notice? _notice;
    private bool _isTaken;

    /// <summary>Null when no form was sent before, or a page has said it already.</summary>
    public async Task<Notice?> TakeAsync()
    {
        if (_isTaken || session.State is not { Notice: { } notice } state) return _notice;
        (_notice, _isTaken, state.Notice) = (notice, true, null);
        await session.KeepAsync();
        return _notice;
    }

    /// <summary>What was refused of this form.</summary>
    public Notice? RefusalOf(string form) =>
        _notice is { IsRefusal: true } notice && notice.Form == form ? notice : null;
}
