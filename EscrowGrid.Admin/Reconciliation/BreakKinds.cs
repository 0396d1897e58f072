using EscrowGrid.Admin.Forms;
using EscrowGrid.Admin.Texts;

namespace EscrowGrid.Admin.Reconciliation;

/// <summary>
/// The kinds of differences that the console has words for. The API may know more: those are shown by their own word.
/// </summary>
internal static class BreakKinds
{
    public static IReadOnlyList<string?> All { get; } =
    [
        "PAYMENT_MISSING_HERE",
        "PAYMENT_MISSING_THERE",
        "PAYMENT_DIFFERS",
        "PAYOUT_MISSING_HERE",
        "PAYOUT_MISSING_THERE",
        "PAYOUT_DIFFERS",
        "PAYOUT_REPEATED",
        "PAYOUT_REVERSED",
        "PAYOUT_STUCK",
        "BOOKS_DIFFER",
        "LIST_UNREAD",
    ];

    public static IEnumerable<FieldOption> Options(Text text) =>
        All.Select(it => new FieldOption(it!, text.Word(it)));
}
