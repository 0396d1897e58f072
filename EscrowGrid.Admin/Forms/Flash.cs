using EscrowGrid.Admin.Sessions;

namespace EscrowGrid.Admin.Forms;

/// <summary>The notice of this page view; taking it ends it.</summary>
internal sealed class Flash(Session session, IHttpContextAccessor http)
{
    /// <summary>Rests with the request: the page about an error has services of its own, and says it too.</summary>
    private static readonly object Taken = new();

    private Notice? _notice;

    /// <summary>Null when no form was sent before, or a page has said it already.</summary>
    public async Task<Notice?> TakeAsync()
    {
        var items = http.HttpContext!.Items;
        if (items.TryGetValue(Taken, out var taken)) return _notice = taken as Notice;
        // A page that reads a part of itself again would drop it unseen.
        if (session.IsByScript || session.State?.Notice is not { } notice) return null;
        // At once, for the forms that are rendered meanwhile; then what no other page has taken.
        _notice = notice;
        await session.ChangeAsync(it => (_notice, it.Notice) = (it.Notice, null));
        items[Taken] = _notice;
        return _notice;
    }

    /// <summary>What was refused of this form.</summary>
    public Notice? RefusalOf(string form) =>
        _notice is { IsRefusal: true } notice && notice.Form == form ? notice : null;
}
