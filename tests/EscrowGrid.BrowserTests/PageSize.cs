namespace EscrowGrid.BrowserTests;

/// <summary>A screen the pages are looked at on, in CSS pixels.</summary>
internal sealed record PageSize(string Name, int Width, int Height)
{
    public static PageSize Desktop { get; } = new("desktop", 1280, 800);

    public static PageSize Phone { get; } = new("phone", 390, 844);

    public static PageSize Of(string name) => name == Phone.Name ? Phone : Desktop;
}
