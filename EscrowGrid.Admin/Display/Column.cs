namespace EscrowGrid.Admin.Display;

/// <summary>
/// Columns that a table has only where one of its rows has something to show in them. A <c>Cell</c> whose column is not
/// among its table's is not shown either.
/// </summary>
internal static class Column
{
    public static string[] If(bool isFilled, string column) => isFilled ? [column] : [];
}
