namespace EscrowGrid.BrowserTests.Console;

/// <summary>
/// Whatever is pressed is at least 44 px high, on either screen, and none lies over another. A link among the words of
/// a sentence is as high as its line.
/// </summary>
internal static class Targets
{
    private const string All =
        """
        const isInText = it => it.matches('a')
          && [...it.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
        const targets = [...document.querySelectorAll(
            'a[href], button, summary, input:not([type=hidden], [type=checkbox]), select, textarea, label:has(input)')]
          .filter(it => it.checkVisibility() && !it.closest('.skip') && !isInText(it));
        """;

    public const string Small =
        $$"""
        () => {
          {{All}}
          return targets.filter(it => it.getBoundingClientRect().height < 43.9)
            .map(it => `${it.getBoundingClientRect().height}: ${it.outerHTML.slice(0, 120)}`);
        }
        """;

    /// <summary>By more than what their corners round off.</summary>
    public const string Overlapping =
        $$"""
        () => {
          {{All}}
          const boxes = targets.map(it => [it, it.getBoundingClientRect()]);
          return boxes.flatMap(([one, a], place) => boxes.slice(place + 1)
            .filter(([other, b]) => !one.contains(other) && !other.contains(one)
              && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 4
              && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
            .map(([other]) => `${one.outerHTML.slice(0, 100)} and ${other.outerHTML.slice(0, 100)}`));
        }
        """;
}
